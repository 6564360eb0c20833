import { LANGUAGES } from '#libs/platform/i18n/i18n';
import { MAIL_SAMPLES, previewMail, sampleOf } from './mail-samples.js';
import { mailTemplates, writeMail } from './mail-templates.js';
import { NOTIFICATION_RULES, recipientsOf, templateOf } from './notification-rules.js';

const written = mailTemplates().flatMap((template) => LANGUAGES.map((language) => [template, language] as const));

describe('mail templates', () => {
  it('have a sample each, and no sample is left over', () => {
    expect(Object.keys(MAIL_SAMPLES).sort()).toEqual(mailTemplates());
  });

  it('exist for every event that somebody is told of', () => {
    expect(
      Object.keys(NOTIFICATION_RULES)
        .map(templateOf)
        .filter((template) => !mailTemplates().includes(template)),
    ).toEqual([]);
  });

  it.each(written)('say %s in %s: subject, text and HTML, and where to go on', (template, language) => {
    const { subject, text, html } = previewMail(template, language);
    expect(subject).toMatch(/^\S.{8,120}\S$/);
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|\[object|{{|Betreff: |Subject: |&amp;lt;/);
    expect(text).toContain('https://kontor.example/beispiel');
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('<a href="https://kontor.example/beispiel"');
  });

  it.each(written)('say %s in %s when all that can be left out is left out', (template, language) => {
    const nothing = { reason: null, waitingOn: null, conditions: null, until: null, successorName: null, stateName: null, findings: null };
    const given = Object.fromEntries(Object.entries(nothing).filter(([name]) => name in sampleOf(template)));
    expect(writeMail(template, language, { ...sampleOf(template), ...given }).text).not.toMatch(/undefined|null/);
  });

  it('refuse to leave a hole where a value is missing', () => {
    expect(() => writeMail('connection_cleared', 'de', { personName: 'A', link: 'x', reason: null })).toThrow('serviceName');
  });

  it('show what people typed as text only', () => {
    const reason = 'Erst <b>klären</b> & prüfen\n\n→ Hier klicken\r\nBcc: alle@land.example';
    const { text, html } = writeMail('connection_declined', 'de', { ...sampleOf('connection_declined'), reason });
    expect(text).toContain('Begründung: Erst <b>klären</b> & prüfen → Hier klicken Bcc: alle@land.example\n');
    expect(html).toContain('Begründung: Erst &lt;b&gt;klären&lt;/b&gt; &amp; prüfen → Hier klicken Bcc: alle@land.example</p>');
  });

  it('write names into subjects as they are', () => {
    const names = { serviceName: 'Ehe & Familie "Online"', authorityName: "Stadt Hall'burg" };
    expect(writeMail('connection_cleared', 'de', { ...sampleOf('connection_cleared'), ...names }).subject).toBe(
      `Vom Land freigegeben: ${names.serviceName}, ${names.authorityName}`,
    );
  });

  it('say by name whose turn it is', () => {
    expect(previewMail('connection_requested', 'de').text).toContain('Jetzt am Zug: Nordrhein-Westfalen.');
    expect(previewMail('connection_started', 'en').text).toContain('Whose turn it is now: Stadt Wuppertal.');
    expect(previewMail('connection_scheduled', 'de').text).toContain('Jetzt am Zug: Bremen (Betrieb).');
  });

  it('list what is missing, each with its sentence', () => {
    const { text, html } = previewMail('connection_interest_kept', 'de');
    expect(text).toMatch(/\n\n- .*Nordrhein-Westfalen.*\n\n/);
    expect(html).toMatch(/<ul>\n<li>.*Nordrhein-Westfalen.*<\/li>\n<\/ul>/);
  });
});

describe('whoever a task waits for', () => {
  const task = (data: Record<string, unknown>): readonly string[] =>
    recipientsOf({ ...({} as Parameters<typeof recipientsOf>[0]), name: 'connection.task_changed', data });

  it.each([
    [{ taskState: 'waiting_for', waitingFor: 'dvdv_office' }, ['state.coordinator']],
    [{ taskState: 'waiting_for', waitingFor: 'vendor' }, ['operator.rollout']],
    [{ taskState: 'waiting_for', waitingFor: 'authority' }, ['authority.lead', 'authority.technical', 'provider.agent']],
    [{ taskState: 'failed', waitingFor: null }, ['authority.lead', 'authority.technical', 'provider.agent', 'operator.rollout']],
    [{ taskState: 'done', waitingFor: null }, []],
  ])('is told of %p', (data, recipients) => {
    expect(task(data)).toEqual(recipients);
  });
});
