/**
 * The body of an answer, read in pieces and counted: the size that was announced need not be the size that comes.
 * @returns 'too_large' as soon as it has more than `mostBytes`; the rest is not read
 */
export async function collect(answer: Response, mostBytes: number): Promise<Buffer | 'too_large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> = answer.body ?? new ReadableStream();
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
