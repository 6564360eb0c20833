const accounts = `
  katalog@ redaktion@ vertrag@ freigabe@ finanzen@ rollout@ revision@ admin@bremen.example
  zeichnung@fitko.example
  koordination@ zeichnung@ finanzen@ lesen@nw.example, and so for every Land: hb.example, hh.example, ni.example, sn.example …
  leitung@ technik@wuppertal.example, leitung@ technik@rhein-kreis-neuss.example
  agent@it-dienstleister.example, agent@hersteller.example`;

/** What `npm start` says once everything answers. The last line is one that other programs may wait for. */
export function welcome(env, { catchesMail, embedded, data }) {
  const portal = `http://127.0.0.1:${env.PORT}`;
  return [
    '',
    `Portal     ${env.BASE_URL}`,
    `API        ${env.BASE_URL}/api/v1/openapi.json`,
    catchesMail
      ? `Mailbox    http://127.0.0.1:${env.MAILBOX_PORT} (every mail lands here, none is sent)`
      : `Mail       by ${new URL(env.SMTP_URL).host}`,
    embedded ? `Database   built-in PostgreSQL in ${data}` : `Database   ${new URL(env.DATABASE_URL).host}`,
    ...(env.KONTOR_DEMO === '1'
      ? [
          `\nDemo accounts${accounts}`,
          `Password   ${env.KONTOR_DEMO_PASSWORD}`,
          'Second factor, where asked for: TOTP secret JBSWY3DPEHPK3PXP',
        ]
      : []),
    '',
    `ready ${portal}`,
  ].join('\n');
}
