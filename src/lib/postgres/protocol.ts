/** Between a process that wants the server and the keeper that it starts. */
import { z } from 'zod';

/** What a keeper says, one JSON document a line, until it is ready or gives up. */
export const sayingShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), text: z.string() }),
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('taken') }),
  z.object({ kind: z.literal('trouble'), code: z.string(), text: z.string() }),
]);
export type Saying = z.infer<typeof sayingShape>;

export const orderShape = z.object({
  home: z.string(),
  durable: z.boolean(),
  asRoot: z.enum(['try', 'namespace', 'nobody']),
  elsewhere: z.string().optional(),
});
export type Order = z.infer<typeof orderShape>;
