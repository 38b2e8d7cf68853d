/**
 * The same value with nothing in its strings that PostgreSQL cannot keep: NUL goes out, half of a surrogate pair (an
 * emoji cut by a phone) becomes the replacement character. Bytes and dates are left.
 */
export function storable<Value>(value: Value): Value {
  return without(value) as Value;
}

function without(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(without);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each)]));
}
