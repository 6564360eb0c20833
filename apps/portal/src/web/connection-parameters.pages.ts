import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { type Transport, TRANSPORTS } from '#libs/catalogue/service.entity';
import { type Actor } from '#libs/kernel/actor';
import { notFound } from '#libs/kernel/domain-error';
import { ConnectionReads } from '#libs/onboarding/connection-reads.service';
import { ParametersInput } from '#libs/onboarding/connection.dto';
import { type Environment, ENVIRONMENTS } from '#libs/onboarding/connection.entity';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type ParametersView } from '#libs/onboarding/parameters.view';
import { PARAMETER_FIELDS, REQUIRED_FIELDS } from '#libs/onboarding/parameter-rules';
import { ParametersService } from '#libs/onboarding/parameters.service';
import { CurrentActor, InLanguage } from '#libs/platform/http/decorators';
import { IdPipe } from '#libs/platform/http/id.pipe';
import { Optional, parseInput } from '#libs/platform/http/input';
import { type Translate } from '#libs/platform/i18n/i18n';
import { choices } from './choices.js';
import { connectionHead } from './connection-head.js';
import { mayEnterParameters } from './connection-rights.js';
import { type UploadedFile } from './form.js';
import { type PageRequest, Pages } from './pages.js';

/** Which transport's details are asked for. */
class TransportQuery {
  @Optional() @IsIn(TRANSPORTS) transport?: Transport;
}

/** The technical data as a form: based on a version, and a certificate goes only when that is ticked. */
class ParametersForm extends ParametersInput {
  @IsInt() rowVersion: number;
  @Optional() @IsBoolean() removeCertificate?: boolean;
}

const CERTIFICATE_FILES = '.pem,.crt,.cer,.der';

/** Where and how an authority receives: technical data for the acceptance test and for production. */
@ApiExcludeController()
@Controller('connections/:id/parameters')
export class ConnectionParametersPages {
  constructor(
    private readonly pages: Pages,
    private readonly reads: ConnectionReads,
    private readonly parameters: ParametersService,
  ) {}

  @Get()
  async both(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    const connection = await this.reads.one(actor, id, t);
    await this.pages.render(request, reply, 'connections/parameters', {
      title: t('web.connections.part.parameters'),
      head: connectionHead(connection, 'parameters', t),
      connection,
      mayEdit: mayEnterParameters(connection, actor),
      environments: ENVIRONMENTS.map((environment) => {
        const entered = connection.parameters.filter((parameters) => parameters.environment === environment);
        return {
          environment,
          entered: entered.map((parameters) => sheet(parameters, t)),
          edit: t(entered.length > 0 ? 'web.connections.parameters.change' : 'web.connections.parameters.enter', {
            environment: t(`onboarding.environment.${environment}`),
          }),
        };
      }),
    });
  }

  @Get(':environment')
  async edit(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('environment') environment: string,
    @Query() { transport }: TransportQuery,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.form(request, reply, actor, id, environment, transport, t);
  }

  @Post(':environment')
  async save(
    @Req() request: PageRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('environment') environment: string,
    @InLanguage() t: Translate,
  ): Promise<void> {
    await this.pages.submit(request, reply, {
      dto: ParametersForm,
      use: async ({ rowVersion, ...form }, file) => {
        await this.parameters.put(actor, id, environment, parametersIn(form, file), rowVersion);
        return { to: `/connections/${id}/parameters`, say: 'web.connections.parameters.saved' };
      },
      again: () => this.form(request, reply, actor, id, environment, request.failedForm?.values.transport?.[0], t),
    });
  }

  private async form(
    request: PageRequest,
    reply: FastifyReply,
    actor: Actor,
    id: string,
    environment: string,
    wanted: string | undefined,
    t: Translate,
  ): Promise<void> {
    if (!isEnvironment(environment)) throw notFound();
    const connection = await this.reads.one(actor, id, t);
    if (!mayEnterParameters(connection, actor)) return this.both(request, reply, actor, id, t);
    const { transport, stage } = chosenTransport(connection, environment, wanted);
    const present = connection.parameters.find((entered) => entered.environment === environment && entered.stage === stage);
    await this.pages.render(request, reply, 'connections/parameters-form', {
      title: t('web.connections.parameters.of', { environment: t(`onboarding.environment.${environment}`) }),
      head: connectionHead(connection, 'parameters', t, true),
      connection,
      environment,
      transport,
      stage,
      transports: choices(
        connection.transports.map((offered) => offered.transport),
        t,
        'catalogue.transport',
      ),
      fields: fieldsOf(transport, present, t),
      asksCertificate: REQUIRED_FIELDS[transport].includes('certificate'),
      certificate: present?.certificate ?? null,
      hasCertificate: Boolean(present?.certificate),
      certificateFiles: CERTIFICATE_FILES,
      isStale: request.failedForm?.problem.status === 412,
      present: present ? sheet(present, t) : null,
    });
  }
}

function isEnvironment(text: string): text is Environment {
  return (ENVIRONMENTS as readonly string[]).includes(text);
}

/** The transport asked for, else the one entered before, else the first that serves the stage the work leads to. */
function chosenTransport({ transports, parameters, targetStage }: ConnectionView, environment: Environment, wanted: string | undefined) {
  const ofStage = (candidate: { readonly stage: string }): boolean => candidate.stage === targetStage;
  const entered = parameters.find((candidate) => candidate.environment === environment && ofStage(candidate));
  const names = [wanted, entered?.transport, transports.find(ofStage)?.transport];
  const chosen = names.map((name) => transports.find(({ transport }) => transport === name)).find((offered) => offered !== undefined);
  if (!chosen) throw notFound();
  return chosen;
}

/** The fields that a transport wants, in the order of the form; the entry in the portal network can follow later. */
function fieldsOf(transport: Transport, present: ParametersView | undefined, t: Translate): object[] {
  const wanted = REQUIRED_FIELDS[transport];
  return PARAMETER_FIELDS.flatMap((name) =>
    name === 'certificate' || !(wanted.includes(name) || name === 'pvogUrl')
      ? []
      : [
          {
            name,
            label: t(`onboarding.parameter.${name}`),
            hint: t(`web.connections.parameters.hint.${name}`),
            value: present?.[name] ?? null,
            type: name === 'mailbox' ? 'email' : name.endsWith('Url') ? 'url' : 'text',
            isOptional: !wanted.includes(name),
          },
        ],
  );
}

/** What was entered, for reading. */
function sheet(parameters: ParametersView, t: Translate): object {
  const wanted = REQUIRED_FIELDS[parameters.transport];
  return {
    transport: t(`catalogue.transport.${parameters.transport}`),
    stage: t(`web.connections.stage.${parameters.stage}`),
    values: PARAMETER_FIELDS.flatMap((name) =>
      name === 'certificate' || !(wanted.includes(name) || parameters[name])
        ? []
        : [{ label: t(`onboarding.parameter.${name}`), value: parameters[name] }],
    ),
    wantsCertificate: wanted.includes('certificate'),
    certificate: parameters.certificate,
    updatedAt: parameters.updatedAt,
  };
}

/** The input of the use case: a file goes before the text, and an empty field leaves the certificate on record as it is. */
function parametersIn(
  { removeCertificate, certificate, ...fields }: Omit<ParametersForm, 'rowVersion'>,
  file: UploadedFile | null,
): ParametersInput {
  const given = file ? textOf(file.bytes) : certificate;
  if (given) return parseInput(ParametersInput, { ...fields, certificate: given });
  return { ...fields, ...(removeCertificate && { certificate: null }) };
}

/** PEM and Base64 as they are, DER as Base64. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const isText = text.includes('-----BEGIN') || /^[\s\w+/=]*$/.test(text);
  return isText ? text : bytes.toString('base64');
}
