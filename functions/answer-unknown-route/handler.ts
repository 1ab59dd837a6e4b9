import { httpHandler } from '../../shared/lambda/http-handler.ts';
import { refuse } from './refuse.ts';

export const handler = httpHandler(async (event) => refuse(event));
