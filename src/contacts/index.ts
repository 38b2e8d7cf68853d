export { maskAddress, maskMobile } from '../lib/mask.ts';
export { deskOf } from './desk.ts';
export { issueDoorCode, JOIN } from './door-code.ts';
export type { Contact, Handle } from './entities.ts';
export { contactEntities } from './entities.ts';
export { blockHandle } from './handles.ts';
export { type Door, holdAlone, holdContact, holdOpening } from './hold.ts';
export {
  type Came,
  doorsOf,
  type Joining,
  joinContacts,
  joiningsOf,
  laterJoining,
  lockJoining,
  separateContacts,
} from './joining.ts';
export { holderOf, proveMobile, provenMobiles } from './mobile.ts';
export {
  chooseLanguage,
  contactAt,
  contactOf,
  DESK,
  handlesOf,
  knowContact,
  NO_CHANNEL,
  reachOf,
  rememberLanguage,
  rename,
  unblock,
} from './people.ts';
export { checkCode, issueCode } from './proof.ts';
