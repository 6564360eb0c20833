/** Pages that explain: help, accessibility, privacy, imprint, open data. Blank lines part paragraphs. */
export const information = {
  contact: {
    title: 'Contact',
    address: 'Address',
    email: 'E-mail',
    phone: 'Phone',
    unknown: 'The operator has not provided this yet.',
  },
  help: {
    title: 'Help',
    intro: 'EfA-Kontor leads online services from the contract of a Land to the start in every authority.',
    find: {
      title: 'Find a service',
      text: 'Search the catalogue for a name, an abbreviation such as “UVO” or a LeiKa key. Small typing mistakes do no harm. The page of a service says what it does, which technology it needs and in which Länder it already runs.',
    },
    land: {
      title: 'For the Länder',
      text: 'The coordination of the Land declares interest in a service. Bremen aligns the conditions, then the contract is offered and signed by both sides. The wording is fixed from the offer on; a checksum (SHA-256) shows that nobody has changed it.\n\nAs soon as the contract is in force, the Land clears the requests of its authorities.',
    },
    authority: {
      title: 'For authorities',
      text: 'Your authority requests the connection. If your Land has no contract yet, the wish is kept and shown to the Land as demand.\n\nThen a task list leads through organisation, technology, test and approval. Each task says whose turn it is. If anything is missing, the page says exactly what, and who has to see to it.',
    },
    access: {
      title: 'Getting access',
      text: 'You get an account by invitation: from the coordination of your Land, from the lead in your authority, or from operations. Whoever signs or operates the Kontor needs a second factor; it is set up under “My account”.',
    },
    words: {
      title: 'Words',
      EfA: '“Einer für Alle”, one for all: one Land builds an online service, all others use it too.',
      Mitnutzung: 'Co-use of a service that another Land has built.',
      LeiKa: 'The catalogue of public services. Every one of them has a key of 14 digits there.',
      Fachverfahren: 'The specialist system with which an authority handles applications.',
      DVDV: 'The German directory of administrative services: it holds the technical address of every authority.',
      Stichtag: 'The cutover day on which an authority starts with the service.',
    },
  },
  accessibility: {
    title: 'Accessibility statement',
    scope: {
      title: 'What this statement is about',
      text: 'This statement is about EfA-Kontor at {{address}}. It is operated by: {{operator}}.\n\nIts basis are sections 13 and 14 of Bremen’s act on equality of people with disabilities (BremBGG) and Directive (EU) 2016/2102. The measure is the standard EN 301 549 with the Web Content Accessibility Guidelines; we apply their version 2.2, levels A and AA.',
    },
    status: {
      title: 'How accessible it is',
      text: 'EfA-Kontor is partially compliant with the requirements. The barriers that we know of are listed in the next section.',
    },
    gaps: {
      title: 'What is not accessible yet',
      assistive: 'There has been no test yet with people who use screen readers, magnification or voice control.',
      pdf: 'Contract texts as PDF carry structure and language, but have not been checked with a tool against PDF/UA. Their wording therefore stands on the page of the contract, too.',
      uploads: 'Files uploaded by participants may hold barriers. On request we obtain an accessible version.',
      easy: 'There are no explanations yet in easy language and in German sign language.',
    },
    method: {
      title: 'How it was checked',
      text: 'This statement rests on a self-assessment and was prepared on {{day}}.\n\nWith every change a browser opens every page in both languages, as a visitor and with each role, on a large and on a narrow screen (360 pixels). It checks the rules of WCAG 2.2 A and AA as far as a program can, the size of buttons and links, the width of the page and the validity of its HTML. If it finds a barrier, the change is not published.',
    },
    feedback: {
      title: 'Report a barrier',
      text: 'Have you found a barrier, or do you need something in another form? Write to us. You get an answer within two weeks.',
      link: 'Report a barrier',
    },
    enforcement: {
      title: 'If we do not help',
      text: 'If you have no answer after two weeks, or if our answer does not satisfy you, you can turn to the central office for accessible information technology at the commissioner for people with disabilities of the Free Hanseatic City of Bremen. The procedure costs nothing, and you need no lawyer.',
      link: 'Central office for accessible information technology (in German)',
    },
  },
  feedback: {
    title: 'Report a barrier',
    intro: 'What is in your way, or what do you need in another form? We answer within two weeks.',
    message: 'What is the problem?',
    message_hint: 'For example: “I cannot reach the save button with the keyboard.”',
    page: 'On which page?',
    page_hint: 'Address or name of the page',
    email: 'E-mail address for the answer',
    email_hint: 'Without an address we cannot answer, but we read your report all the same.',
    send: 'Send report',
    sent: 'Thank you, your report has arrived.',
  },
  privacy: {
    title: 'Privacy',
    intro: 'Which data EfA-Kontor processes, what for and for how long. Responsible is the operator: {{operator}}.',
    visitors: {
      title: 'If you only read',
      text: 'Catalogue and roll-out status can be read without signing in. There is no advertising, no tracking of visits and no content of other providers.\n\nThe server writes one line for each request into its log: time, address of the page without search words, outcome and a random reference number. Your IP address is not in it.',
    },
    people: {
      title: 'If you have an account',
      text: 'We store name, official e-mail address, organisation, roles, language, and the password as a value (argon2id) from which it cannot be computed back. In addition your present sign-ins with the name of the browser. Failed sign-ins are noted for a short time with the IP address, to slow down the guessing of passwords.',
    },
    log: {
      title: 'The log of what happened',
      text: 'Every step on services, contracts and connections is kept for good: who, for whom, when and why. The log cannot be altered; it proves how contracts and costs came about.',
    },
    cookies: {
      title: 'Cookies',
      text: 'Only cookies without which the service cannot work are set: for signing in, against forged forms, for the language chosen and for a confirmation shown once after sending.',
    },
    feedback: {
      title: 'If you report a barrier',
      text: 'Your report and, if given, your e-mail address go to operations by e-mail and are then deleted from the Kontor. Only the fact that a report arrived is kept.',
    },
    rights: {
      title: 'Your rights',
      text: 'You can ask for access to your data, for correction, erasure or restriction as far as no duty to keep them stands against it, and object to the processing. You can complain to the commissioner for data protection and freedom of information of the Free Hanseatic City of Bremen.',
    },
  },
  imprint: {
    title: 'Legal notice',
    operator: 'Operator',
    responsible: 'The operator is responsible for the content.',
    software: {
      title: 'Software',
      text: 'EfA-Kontor is free software under the licence EUPL 1.2. Design by the KERN UX standard, typeface Fira Sans (SIL Open Font License). Names and inhabitants of the districts in the demo data: “landkreise-deutschland” (CC BY 4.0).',
    },
  },
  open_data: {
    title: 'Open data and API',
    intro: 'Catalogue and roll-out status are public and machine-readable. There are no persons in them.',
    csv: {
      title: 'Table',
      text: 'All competent authorities with their status, as CSV in UTF-8 with semicolons.',
      link: 'Roll-out status as CSV',
    },
    api: {
      title: 'Interface',
      text: 'Everything that the pages show is also there as JSON under /api/v1. Public queries need no sign-in.',
      operations: 'Description of all operations',
      document: 'OpenAPI document (JSON)',
    },
    addresses: {
      title: 'Frequent addresses',
      caption: 'Public queries',
      address: 'Address',
      content: 'Content',
      services: 'Catalogue with search and filters',
      status: 'Status of the whole country',
      status_service: 'Status of a service, Land by Land',
      status_state: 'Status of a Land',
      states: 'The 16 Länder',
      competence: 'The competent authority for a Leistung at a place',
    },
  },
  api: {
    title: 'API: all operations',
    intro:
      'Made from the same document that the interface is checked against. Errors come as problem documents (RFC 9457), lists page by page with a pointer to the next page. Every writing call may carry an Idempotency-Key.',
    document: 'Document as JSON',
    operation: 'Operation',
    what: 'What it does',
    inputs: 'Parameters',
    answers: 'Answers',
    open: 'without sign-in',
    required: 'required',
    described_in_english: 'The descriptions are in English.',
  },
};
