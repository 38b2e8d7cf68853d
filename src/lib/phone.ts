import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

/** A mobile number in E.164; undefined when there can be none such. @param number with its country's code, + or not */
export function mobileNumber(number: string): string | undefined {
  const digits = number.replaceAll(/\D/g, '');
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed?.isValid() ? parsed.number : undefined;
}
