import { openApiDocument } from '../../shared/contracts/openapi.ts';
import { withEntityTag } from '../../shared/lambda/entity-tag.ts';
import {
  empty,
  type HttpEvent,
  type HttpResult,
  json,
  pathParameter,
  type Respond,
} from '../../shared/lambda/http.ts';
import { digestPage } from '../../shared/pages/digest-page.ts';
import { forPeople } from '../../shared/pages/failure-page.ts';
import { codePage, followPage } from '../../shared/pages/follow-page.ts';
import { homePage } from '../../shared/pages/home-page.ts';
import { leavePage, topicGonePage } from '../../shared/pages/leave-page.ts';
import { problemListPage, problemPage } from '../../shared/pages/problem-pages.ts';
import {
  findDigest,
  findProblem,
  findTopic,
  followShortLink,
  newestDigests,
  someTopics,
  type WebPagesPorts,
} from './web-pages.ts';

/** What changes with a new release at most, so that a copy may serve for some minutes. */
const changesSeldom = 'public, max-age=300';

/** The pages by route. Each failure is a page too. */
export function pageRoutes(ports: WebPagesPorts, publicUrl: string): Record<string, Respond> {
  const routes: Record<string, Respond> = {
    'GET /': async (event) => {
      const [digests, topics] = await Promise.all([newestDigests(ports), someTopics(ports)]);
      return tagged(event, homePage({ digests, topics, publicUrl }));
    },

    'GET /digests/{digestId}': async (event) => {
      const { record, story } = await findDigest(pathParameter(event, 'digestId'), ports);
      return tagged(event, digestPage(record, story));
    },

    'GET /topics/{topicId}/follow': async (event) => {
      const topic = await findTopic(pathParameter(event, 'topicId'), ports);
      return topic ? tagged(event, followPage(topic)) : topicGonePage();
    },

    'GET /topics/{topicId}/code': async (event) => {
      const topic = await findTopic(pathParameter(event, 'topicId'), ports);
      return topic ? tagged(event, codePage(topic)) : topicGonePage();
    },

    'GET /s/{code}': async (event) => {
      const location = await followShortLink(pathParameter(event, 'code'), ports);
      return empty(301, { location, 'cache-control': changesSeldom });
    },

    'GET /topics/{topicId}/leave': async (event) => {
      const topic = await findTopic(pathParameter(event, 'topicId'), ports);
      return topic ? tagged(event, leavePage(topic)) : topicGonePage();
    },

    'GET /problems': async (event) => tagged(event, problemListPage(), changesSeldom),

    'GET /problems/{code}': async (event) => {
      const code = findProblem(pathParameter(event, 'code'));
      return tagged(event, problemPage(code), changesSeldom);
    },

    'GET /openapi.json': async (event) => {
      const forAnyPage = { 'access-control-allow-origin': '*' };
      return tagged(event, json(200, openApiDocument(publicUrl), forAnyPage), changesSeldom);
    },
  };
  return Object.fromEntries(
    Object.entries(routes).map(([route, respond]) => [route, forPeople(respond)]),
  );
}

/** Refusals have no tag: a client that has one of them must not be told that it is still good. */
function tagged(event: HttpEvent, result: HttpResult, cacheControl?: string): HttpResult {
  return result.statusCode === 200 ? withEntityTag(event, result, cacheControl) : result;
}
