/** What stands for zero where numbers are kept within 0 and 127. */
export const middle: i32 = 64;

/** (first + second) + (third + fourth): the one order in which lanes are summed up. */
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}
