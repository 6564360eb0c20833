import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { strictHandlebars } from '#libs/platform/templates/strict-handlebars';
import { type BlockData, type Component, COMPONENTS } from './components.js';
import { EXPRESSIONS } from './expressions.js';
import { type Frame } from './frame.js';

const VIEWS = join(PROJECT_ROOT, 'apps/portal/src/web/views');

/** Every page template and component of `views/`, compiled once. A name that a template misses is an error, never a blank. */
export class Templates {
  private readonly handlebars = strictHandlebars();
  private readonly views = new Map<string, (context: object) => string>();

  constructor() {
    for (const [name, helper] of Object.entries(EXPRESSIONS)) this.handlebars.registerHelper(name, helper);
    for (const file of readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.hbs')) continue;
      this.views.set(file.slice(0, -'.hbs'.length), this.handlebars.compile(readFileSync(join(VIEWS, file), 'utf8')));
    }
    for (const [name, component] of Object.entries(COMPONENTS)) this.registerComponent(name, component);
  }

  /** The view within the layout. The body comes first: what its fields tell the frame decides what stands above it. */
  page(view: string, context: object, frame: Frame): string {
    const body = new Handlebars.SafeString(this.view(view)({ ...context, frame }));
    return this.view('layouts/main')({ frame, body });
  }

  private registerComponent(name: string, component: Component): void {
    const template = this.view(`components/${name}`);
    this.handlebars.registerHelper(name, function (this: unknown, ...given) {
      if (given.length > 1) throw new Error(`"${name}" takes its arguments by name.`);
      const options = given[0] as Handlebars.HelperOptions;
      const data = Handlebars.createFrame(options.data as object) as BlockData;
      const named = complete(name, component.parameters, options.hash as Record<string, unknown>);
      const prepared = component.prepare?.(named, data);
      // The body is written in the words of whoever calls; a component written without a block, or with nothing in it, has none.
      const written = typeof options.fn === 'function' ? String(options.fn(this, { data })) : '';
      const body = written.trim() === '' ? '' : new Handlebars.SafeString(written);
      return new Handlebars.SafeString(template({ ...named, ...prepared, body, frame: data.root.frame }).trim());
    });
  }

  private view(name: string): (context: object) => string {
    const found = this.views.get(name);
    if (!found) throw new Error(`There is no view "${name}".`);
    return found;
  }
}

/** The component's arguments with its defaults; one that is unknown or has neither is a mistake in the template. */
function complete(name: string, parameters: Readonly<Record<string, unknown>>, given: Record<string, unknown>): Record<string, unknown> {
  for (const key of Object.keys(given)) if (!(key in parameters)) throw new Error(`"${name}" knows no ${key}=.`);
  const complete = { ...parameters, ...given };
  for (const [key, value] of Object.entries(complete)) if (value === undefined) throw new Error(`"${name}" needs ${key}=.`);
  return complete;
}
