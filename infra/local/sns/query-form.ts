import { invalidParameter } from './sns-errors.ts';

/** The parameters of an AWS Query call, or of one member of a list in it. */
export interface QueryForm {
  optional(name: string): string | undefined;
  /** @throws {AwsError} `InvalidParameter` when it is missing or empty. */
  required(name: string): string;
  /** `NAME.entry.N.key` and `.value`. */
  map(name: string): Map<string, string>;
  /** `NAME.member.N.…`, in order. */
  list(name: string): QueryForm[];
}

/** Reads the form-encoded body in which the SDK sends an SNS call. */
export function readQueryForm(body: Buffer): QueryForm {
  return formBelow('', new URLSearchParams(body.toString('utf8')));
}

function formBelow(prefix: string, parameters: URLSearchParams): QueryForm {
  const optional = (name: string) => parameters.get(prefix + name) ?? undefined;
  return {
    optional,
    required(name) {
      const value = optional(name);
      if (!value) throw invalidParameter(`${name} Reason: no value for required parameter`);
      return value;
    },
    map(name) {
      const entries = numbered(parameters, `${prefix}${name}.entry`);
      return new Map(
        entries.map((at) => [parameters.get(`${at}key`) ?? '', parameters.get(`${at}value`) ?? '']),
      );
    },
    list: (name) =>
      numbered(parameters, `${prefix}${name}.member`).map((at) => formBelow(at, parameters)),
  };
}

/** The prefixes `NAME.1.`, `NAME.2.`, … for as long as a parameter begins with them. */
function numbered(parameters: URLSearchParams, name: string): string[] {
  const numbers = new Set<number>();
  for (const key of parameters.keys()) {
    if (key.startsWith(`${name}.`)) numbers.add(Number.parseInt(key.slice(name.length + 1), 10));
  }
  return [...numbers].sort((a, b) => a - b).map((number) => `${name}.${number}.`);
}
