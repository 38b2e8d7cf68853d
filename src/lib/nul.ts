/** The same value with no NUL in any of its strings: PostgreSQL can keep none in a text. Bytes and dates are left. */
export function withoutNul<Value>(value: Value): Value {
  return without(value) as Value;
}

function without(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(without);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each)]));
}
