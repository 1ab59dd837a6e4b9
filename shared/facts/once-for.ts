/** The same function, but it finds its answer for each object once, and remembers it as long as the object lives. */
export function onceFor<Key extends object, Value extends object | string>(
  find: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
