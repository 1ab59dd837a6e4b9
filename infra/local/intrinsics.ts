/** What names mean. `undefined` means that the template has no such thing. */
export interface References {
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
}

/** Marks a property that CloudFormation treats as not given (`AWS::NoValue`). */
const noValue = Symbol('AWS::NoValue');

/**
 * Replaces CloudFormation's functions (`Ref`, `Fn::GetAtt`, `Fn::Join`, …) by what they stand for.
 *
 * @param path  where the value stands in the template, for messages: `Articles.Properties.TableName`.
 */
export function resolveIntrinsics(value: unknown, path: string, references: References): unknown {
  const resolved = resolve(value, path, references);
  return resolved === noValue ? undefined : resolved;
}

function resolve(value: unknown, path: string, references: References): unknown {
  if (Array.isArray(value)) {
    return value
      .map((entry, index) => resolve(entry, `${path}[${index}]`, references))
      .filter((entry) => entry !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && entries.length === 1 && isFunctionName(first[0])) {
    const [name, argument] = first;
    const run = functions[name];
    if (!run) throw new Error(`${path}: one machine does not know ${name}.`);
    return run(argument, `${path}.${name}`, references);
  }
  return Object.fromEntries(
    entries
      .map(([key, entry]) => [key, resolve(entry, `${path}.${key}`, references)] as const)
      .filter(([, entry]) => entry !== noValue),
  );
}

const isFunctionName = (key: string) =>
  key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');

type IntrinsicFunction = (argument: unknown, path: string, references: References) => unknown;

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (argument, path, references) => refTo(textAt(argument, path), path, references),
  Condition: (argument, path, references) => references.condition(textAt(argument, path)),
  'Fn::GetAtt': (argument, path, references) => {
    const [logicalId, ...attribute] =
      typeof argument === 'string' ? argument.split('.') : textsAt(argument, path, references);
    return attributeOf(logicalId ?? '', attribute.join('.'), path, references);
  },
  'Fn::Join': (argument, path, references) => {
    const [separator, parts] = listAt(argument, path, references);
    return textsAt(parts, path, references).join(textAt(separator, path));
  },
  'Fn::Split': (argument, path, references) => {
    const [separator, text] = listAt(argument, path, references);
    return textAt(text, path).split(textAt(separator, path));
  },
  'Fn::Select': (argument, path, references) => {
    const [index, list] = listAt(argument, path, references);
    const chosen = Array.isArray(list) ? list[Number(index)] : undefined;
    if (chosen === undefined) throw new Error(`${path}: the list has no entry ${String(index)}.`);
    return chosen;
  },
  'Fn::Sub': (argument, path, references) => {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return substitute(
      textAt(text, path),
      new Map(Object.entries(Object(resolve(variables, path, references)))),
      path,
      references,
    );
  },
  'Fn::If': (argument, path, references) => {
    const [condition, whenTrue, whenFalse] = Array.isArray(argument) ? argument : [];
    const chosen = references.condition(textAt(condition, path)) ? whenTrue : whenFalse;
    return resolve(chosen, path, references);
  },
  'Fn::Equals': (argument, path, references) => {
    const [left, right] = listAt(argument, path, references);
    return left === right;
  },
  'Fn::Not': (argument, path, references) => listAt(argument, path, references)[0] !== true,
  'Fn::And': (argument, path, references) =>
    listAt(argument, path, references).every((entry) => entry === true),
  'Fn::Or': (argument, path, references) =>
    listAt(argument, path, references).some((entry) => entry === true),
};

function refTo(name: string, path: string, references: References): unknown {
  if (name === 'AWS::NoValue') return noValue;
  const value = references.ref(name);
  if (value === undefined) throw new Error(`${path}: nothing in the template is named ${name}.`);
  return value;
}

function attributeOf(
  logicalId: string,
  attribute: string,
  path: string,
  references: References,
): unknown {
  const value = references.attribute(logicalId, attribute);
  if (value !== undefined) return value;
  throw new Error(`${path}: one machine knows no ${attribute} of ${logicalId}.`);
}

/** `${Name}`, `${Name.Attribute}`, and `${!Literal}`, which stays as `${Literal}`. */
function substitute(
  text: string,
  variables: ReadonlyMap<string, unknown>,
  path: string,
  references: References,
): string {
  return text.replaceAll(/\$\{(!?)([^{}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (variables.has(name)) return String(variables.get(name));
    const [logicalId = '', ...attribute] = name.split('.');
    return String(
      attribute.length === 0
        ? refTo(name, path, references)
        : attributeOf(logicalId, attribute.join('.'), path, references),
    );
  });
}

function listAt(argument: unknown, path: string, references: References): unknown[] {
  const list = resolve(argument, path, references);
  if (Array.isArray(list)) return list;
  throw new Error(`${path}: a list is needed.`);
}

function textsAt(argument: unknown, path: string, references: References): string[] {
  return listAt(argument, path, references).map((entry) => textAt(entry, path));
}

function textAt(value: unknown, path: string): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${path}: text is needed.`);
}
