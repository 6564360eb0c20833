import Handlebars from 'handlebars';

type Block = Handlebars.HelperOptions;

type Helper = (this: unknown, ...given: unknown[]) => unknown;

/** A set of templates with their partials and helpers, in which a missing name is an error, never a blank. */
export interface StrictHandlebars {
  /** @param options `noEscape` for text that is not HTML, such as subjects and contract texts */
  compile(template: string, options?: { noEscape?: boolean }): (context: object) => string;
  registerPartial(name: string, template: string): void;
  /** The helper is never called with undefined; its last argument is Handlebars' options object. */
  registerHelper(name: string, helper: Helper): void;
}

/**
 * Handlebars' own `strict` option watches only plain names; its blocks and every helper argument let undefined pass, so these are
 * replaced by ones that refuse it. `null`, `false`, `0` and empty lists stay what they are: values.
 */
export function strictHandlebars(): StrictHandlebars {
  const handlebars = Handlebars.create();
  const registerHelper = (name: string, helper: Helper): void => {
    handlebars.registerHelper(name, function (this: unknown, ...given: unknown[]) {
      refuseUndefined(name, given.slice(0, -1), (given.at(-1) as Block).hash as Record<string, unknown>);
      return helper.apply(this, given);
    });
  };
  registerHelper('if', function (value, options) {
    return isFilled(value) ? (options as Block).fn(this) : (options as Block).inverse(this);
  });
  registerHelper('unless', function (value, options) {
    return isFilled(value) ? (options as Block).inverse(this) : (options as Block).fn(this);
  });
  registerHelper('with', function (value, options) {
    const block = options as Block;
    return isFilled(value) ? block.fn(value, { data: block.data as unknown, blockParams: [value] }) : block.inverse(this);
  });
  const each = Handlebars.helpers.each as unknown as Helper;
  registerHelper('each', function (list, options) {
    return each.call(this, list ?? [], options);
  });
  registerHelper('eq', (a, b) => a === b);
  registerHelper('not', (value) => !isFilled(value));
  registerHelper('and', (...values) => values.slice(0, -1).every(isFilled));
  registerHelper('or', (...values) => values.slice(0, -1).some(isFilled));
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  return {
    compile: (template, options) => handlebars.compile<object>(template, { ...options, strict: true }),
    registerPartial: (name, template) => handlebars.registerPartial(name, handlebars.compile(template, { strict: true })),
    registerHelper,
  };
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function refuseUndefined(name: string, positional: readonly unknown[], named: Readonly<Record<string, unknown>>): void {
  const missing = positional.findIndex((value) => value === undefined);
  if (missing >= 0) throw new Error(`The template passes nothing as argument ${missing + 1} of "${name}".`);
  for (const [key, value] of Object.entries(named)) {
    if (value === undefined) throw new Error(`The template passes nothing as ${key}= to "${name}".`);
  }
}
