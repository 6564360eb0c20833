/** For forms that are a button or a file and nothing else. */
export class NoInput {}
