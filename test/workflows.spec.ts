import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINES } from '#apps/cli/src/machines';
import { workflowDocument } from '#apps/cli/src/workflow-document';
import { translator } from '#libs/platform/i18n/i18n';
import { PROJECT_ROOT } from '#libs/platform/project-root';

describe('docs/workflows.md', () => {
  it('shows the workflows as the code has them', () => {
    const written = readFileSync(join(PROJECT_ROOT, 'docs/workflows.md'), 'utf8');
    expect(written).toBe(workflowDocument(MACHINES, translator('en')));
  });
});
