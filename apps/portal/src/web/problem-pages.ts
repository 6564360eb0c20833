import { Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Problem } from '#libs/platform/http/problem';
import { type ProblemPage } from '../problem.filter.js';
import { type PageRequest, Pages } from './pages.js';

/** Refusals as pages with a way out. They need no database, so that they can also say that it is away. */
@Injectable()
export class ProblemPages implements ProblemPage {
  constructor(private readonly pages: Pages) {}

  async render(problem: Problem, request: PageRequest, reply: FastifyReply): Promise<void> {
    const isSignInNeeded = problem.status === 401 && request.method === 'GET';
    if (isSignInNeeded) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303) as unknown as void;
    await this.pages.render(request, reply, 'problem', { title: problem.title, problem, lacking: problem.missing ?? [] }, problem.status);
  }
}
