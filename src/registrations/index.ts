export {
  findRegistrations,
  isProvedBy,
  type Registration,
  registrationById,
  seedRegistrations,
  upsertRegistration,
} from './register.ts';
