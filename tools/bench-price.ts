/** Capacity units that one article consumes over all tables. */
export interface UnitsPerArticle {
  readonly readUnits: number;
  readonly writeUnits: number;
}

// List prices of us-east-1 in November 2026, without the free tier.
const dollarsPerMillion = {
  writeUnits: 0.625,
  readUnits: 0.125,
  httpRequests: 1,
  invocations: 0.2,
  snsPublishes: 0.5,
};
const dollarsPerGigabyteSecond = 0.0000133334;
const dollarsPerEmail = 2 / 100_000;
const dollarsPerLogGigabyte = 0.5;

/** The functions on an article's way, their memory, and how long each runs: arm64 functions of this size, warm. */
const functions = [
  { memoryGigabytes: 0.5, seconds: 0.03 },
  { memoryGigabytes: 1.769 / 1.024, seconds: 0.1 },
  { memoryGigabytes: 0.5, seconds: 0.03 },
  { memoryGigabytes: 1, seconds: 0.05 },
];
const logKilobytes = 4;

/** What a million articles cost, line by line, in US dollars; each is told to ten readers by email. */
export function priceOfAMillion({ readUnits, writeUnits }: UnitsPerArticle) {
  const gigabyteSeconds = functions.reduce(
    (sum, one) => sum + one.memoryGigabytes * one.seconds,
    0,
  );
  const lines = [
    { line: 'HTTP API', dollars: dollarsPerMillion.httpRequests },
    {
      line: 'Lambda',
      dollars:
        functions.length * dollarsPerMillion.invocations +
        gigabyteSeconds * 1e6 * dollarsPerGigabyteSecond,
    },
    {
      line: 'DynamoDB',
      dollars: writeUnits * dollarsPerMillion.writeUnits + readUnits * dollarsPerMillion.readUnits,
    },
    { line: 'SNS, one stream', dollars: dollarsPerMillion.snsPublishes },
    { line: 'logs', dollars: logKilobytes * dollarsPerLogGigabyte },
  ];
  const total = lines.reduce((sum, { dollars }) => sum + dollars, 0);
  return [
    ...lines,
    { line: 'all of it, without delivery', dollars: total },
    { line: 'email to ten readers each', dollars: 10 * 1e6 * dollarsPerEmail },
  ];
}
