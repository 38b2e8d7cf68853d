import { z } from 'zod';

/** Only what is used of Slack's payloads (https://docs.slack.dev/reference/events, …/interaction-payloads). */

/** What Slack has nothing to say of it leaves out here and gives as null there: to us that is the same. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])),
  );
}

const asSent = <T extends z.ZodType>(schema: T) => z.preprocess(withoutNulls, schema);

const fileSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  title: z.string().optional(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
  url_private_download: z.string().optional(),
});
export type WireFile = z.infer<typeof fileSchema>;

const said = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
  files: z.array(fileSchema).default([]),
});
export type Said = z.infer<typeof said>;

const messageEvent = z.object({
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  ts: z.string(),
  event_ts: z.string().optional(),
});

const newMessage = said.extend({ ...messageEvent.shape, subtype: z.string().optional() });
const changedMessage = messageEvent.extend({
  subtype: z.literal('message_changed'),
  message: said,
  previous_message: said.partial().optional(),
});
const deletedMessage = messageEvent.extend({
  subtype: z.literal('message_deleted'),
  deleted_ts: z.string(),
  previous_message: said.partial().optional(),
});
export type NewMessage = z.infer<typeof newMessage>;
export type ChangedMessage = z.infer<typeof changedMessage>;
export type DeletedMessage = z.infer<typeof deletedMessage>;

export const eventCallback = asSent(
  z.object({
    type: z.literal('event_callback'),
    team_id: z.string(),
    event_id: z.string(),
    event_time: z.number().optional(),
    authorizations: z
      .array(z.object({ user_id: z.string().optional(), is_bot: z.boolean().optional() }))
      .default([]),
    event: z.union([
      changedMessage,
      deletedMessage,
      newMessage,
      z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.string().optional() }),
      z.object({ type: z.string() }),
    ]),
  }),
);
export type EventCallback = z.infer<typeof eventCallback>;

const person = z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() });
const team = z.object({ id: z.string() }).optional();

export const blockActions = asSent(
  z.object({
    type: z.literal('block_actions'),
    team,
    user: person,
    trigger_id: z.string().optional(),
    container: z
      .object({
        message_ts: z.string().optional(),
        thread_ts: z.string().optional(),
        channel_id: z.string().optional(),
        is_ephemeral: z.boolean().optional(),
      })
      .optional(),
    channel: z.object({ id: z.string() }).optional(),
    message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
    view: z.object({ id: z.string(), type: z.string().optional() }).optional(),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          action_ts: z.string().default(''),
          value: z.string().optional(),
          text: z.object({ text: z.string() }).optional(),
        }),
      )
      .min(1),
  }),
);
export type BlockActions = z.infer<typeof blockActions>;

const typed = z.object({
  value: z.string().optional(),
  selected_date: z.string().optional(),
  selected_option: z.object({ value: z.string() }).optional(),
});

export const viewSubmission = asSent(
  z.object({
    type: z.literal('view_submission'),
    team,
    user: person,
    view: z.object({
      id: z.string(),
      hash: z.string().default(''),
      callback_id: z.string().default(''),
      private_metadata: z.string().default(''),
      state: z.object({ values: z.record(z.string(), z.record(z.string(), typed)) }).optional(),
    }),
  }),
);
export type ViewSubmission = z.infer<typeof viewSubmission>;

export const shortcut = asSent(
  z.object({
    type: z.enum(['message_action', 'shortcut']),
    callback_id: z.string(),
    team,
    user: person,
    trigger_id: z.string(),
    channel: z.object({ id: z.string() }).optional(),
    message: z.object({ text: z.string().optional() }).optional(),
  }),
);
export type Shortcut = z.infer<typeof shortcut>;

export const slashCommand = asSent(
  z.object({
    command: z.string(),
    text: z.string().default(''),
    team_id: z.string(),
    user_id: z.string(),
    user_name: z.string().optional(),
    channel_id: z.string().optional(),
    trigger_id: z.string().optional(),
    response_url: z.string().optional(),
  }),
);
export type SlashCommand = z.infer<typeof slashCommand>;

/** What is kept, and read again later. */
export const keptSchema = z.union([eventCallback, blockActions, viewSubmission]);
export type Kept = z.infer<typeof keptSchema>;
