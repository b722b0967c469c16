import type { DetailField } from '../../model/backend.ts';
import type { MenuSettings } from '../../model/brand.ts';
import { own } from '../../model/own.ts';
import { DEMOGRAPHIC } from './wire.ts';

/**
 * Returns the fields that a new customer fills in (PAR Ordering, Customer Sign-Up Flow): the names; the contact that the code did not
 * prove, which must be the customer's own where the brand says so; what the brand wants to know; a password where an
 * e-mail brand asks for one.
 */
export const detailFields = ({ kind, phone, uniquePhone, password, demographics }: MenuSettings): DetailField[] => [
  { name: 'first_name', type: 'text', required: true, autocomplete: 'given-name' },
  { name: 'last_name', type: 'text', required: true, autocomplete: 'family-name' },
  ...(kind === 'phone'
    ? [{ name: 'email', type: 'email', required: true, autocomplete: 'email', unique: true } as const]
    : phone === 'off'
      ? []
      : [{ name: 'phone', type: 'tel', required: phone === 'required', autocomplete: 'tel', unique: uniquePhone ?? false } as const]),
  ...(demographics ?? []).map((demographic) => own(demographic)).map(
    ({ id, options, type = options ? 'choice' : 'text', label, required = false }): DetailField => ({
      name: DEMOGRAPHIC + id,
      type,
      required,
      label: label ?? id,
      autocomplete: type === 'date' && /birth|bday|dob/i.test(id) ? 'bday' : 'off',
      ...(options && { options }),
    }),
  ),
  ...(password && kind !== 'phone'
    ? [{ name: 'password', type: 'password', required: true, autocomplete: 'new-password' } as const]
    : []),
];
