import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory: templates, pictures and styles are read from the source tree. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../', import.meta.url));
