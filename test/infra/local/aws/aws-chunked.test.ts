import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from '../../../../infra/local/aws/aws-chunked.ts';

const decode = (text: string) => {
  const { content, trailers } = decodeAwsChunked(Buffer.from(text, 'latin1'));
  return { content: content.toString('latin1'), trailers };
};

it('chunks are joined, whatever they hold, and trailers read', () => {
  const body =
    '5;chunk-signature=abc\r\nab\r\nc\r\n3\r\n\x00\xff0\r\n0\r\nX-Amz-Checksum-CRC32: AAAA==\r\nx-amz-trailer-signature:s\r\n\r\n';
  expect(decode(body)).toEqual({
    content: 'ab\r\nc\x00\xff0',
    trailers: { 'x-amz-checksum-crc32': 'AAAA==', 'x-amz-trailer-signature': 's' },
  });
});

it('an empty body is empty', () => {
  expect(decode('0\r\n\r\n')).toEqual({ content: '', trailers: {} });
});

describe('a body is refused', () => {
  it.each([
    ['that is not in chunks', 'hello'],
    ['whose size is no number', 'zz\r\nhello\r\n0\r\n\r\n'],
    ['that ends within a chunk', '5\r\nhel'],
    ['without its last chunk', '5\r\nhello\r\n'],
    ['whose chunk is longer than it says', '2\r\nhello\r\n0\r\n\r\n'],
    ['with a negative size', '-1\r\n\r\n0\r\n\r\n'],
  ])('%s', (_what, body) => expect(() => decode(body)).toThrow(/aws-chunked/));
});
