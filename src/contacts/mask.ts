/** 90000 00001 → ••••••0001: personal data is masked outside the ticket. */
export function maskMobile(mobile: string): string {
  return `••••••${mobile.slice(-4)}`;
}

/** ramesh@example.org → r•••@example.org; a chat's number keeps its last three digits. */
export function maskAddress(address: string): string {
  const at = address.indexOf('@');
  if (at > 0) return `${address[0]}•••${address.slice(at)}`;
  return address.length > 4 ? `•••${address.slice(-3)}` : '•••';
}
