/** What stands in the way of a step, by its code. Each domain adds its own sentences here. */
export const missing = {
  second_person: 'Das muss eine zweite Person tun (Vier-Augen-Prinzip).',
};
