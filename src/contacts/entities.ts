import type { Language } from '../lib/language.ts';
import { EntitySchema } from '../persistence/index.ts';

/** A person who writes to us. */
export interface Contact {
  id: string;
  name: string | null;
  language: Language | null;
  languageChosen: boolean;
  createdAt: Date;
}

/** A contact's address on a channel. */
export interface Handle {
  id: string;
  contactId: string;
  channel: string;
  address: string;
  verifiedAt: Date | null;
  blockedAt: Date | null;
  blockedWhy: string | null;
  createdAt: Date;
}

export const ContactSchema = new EntitySchema<Contact>({
  name: 'Contact',
  tableName: 'contact',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    languageChosen: { type: 'boolean', name: 'language_chosen' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

export const HandleSchema = new EntitySchema<Handle>({
  name: 'Handle',
  tableName: 'handle',
  columns: {
    id: { type: 'uuid', primary: true },
    contactId: { type: 'uuid', name: 'contact_id' },
    channel: { type: 'text' },
    address: { type: 'text' },
    verifiedAt: { type: 'timestamptz', name: 'verified_at', nullable: true },
    blockedAt: { type: 'timestamptz', name: 'blocked_at', nullable: true },
    blockedWhy: { type: 'text', name: 'blocked_why', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

export const contactEntities = [ContactSchema, HandleSchema];
