const words = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'today yesterday tomorrow tonight morning afternoon evening night week month year decade weekend day spring summer autumn winter weeks months years days hours hour ' +
    'century midnight noon then'
  ).split(' '),
);

/** Days, months and stretches of time: "July", "week". */
export const isTimeWord = (lower: string) => words.has(lower);
