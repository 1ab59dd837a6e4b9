import type { DayLimit } from './take-room.ts';

/**
 * Where the code for a new number counts: in its block of a thousand, in its block of ten thousand, and among all. Each
 * is asked once the one before has room, so a flood of neighbours stops at a row of its own.
 *
 * Who is paid for the texts that reach his numbers asks for codes to many of them, one beside the other ("SMS
 * pumping"). People who live next door are few, so a block of numbers gets few codes a day, and all together no more
 * than the operator means to pay.
 */
export const numberLimits = (number: string, codesADay: number): DayLimit[] => [
  { counter: `codes:${number.slice(0, -3)}`, aDay: 10 },
  { counter: `codes:${number.slice(0, -4)}`, aDay: 30 },
  { counter: 'codes:all', aDay: codesADay },
];
