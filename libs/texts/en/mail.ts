/** What stands around every mail. */
export const mail = {
  greeting: 'Dear',
  closing: 'Your EfA-Kontor',
  automatic: 'EfA-Kontor sent this mail automatically. Nobody reads replies to this address.',
  by: 'Done by {{who}} on {{moment}}.',
  by_day: 'Happened on {{moment}}.',
  on_behalf: '{{who}} on behalf of {{behalf}}',
  turn: 'Whose turn it is now: {{party}}.',
  because: 'Reason: {{reason}}',
};
