/** For forms that are a button and nothing else. */
export class NoInput {}
