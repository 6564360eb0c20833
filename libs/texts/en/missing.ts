/** What stands in the way of a step, by its code. Each domain adds its own sentences here. */
export const missing = {
  second_person: 'A second person has to do this (four-eyes principle).',
};
