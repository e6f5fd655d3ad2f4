import { expect, test } from 'vitest';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { pingLines } from './ping-text.ts';

test('an answered ping reads as ping.exe prints it in Korean (seed 001, lines 207 to 216)', () => {
  expect(pingLines(answeredPing, 'ko')).toEqual([
    'Ping 133.186.132.47 32바이트 데이터 사용:',
    '133.186.132.47의 응답: 바이트=32 시간=3ms TTL=50',
    '133.186.132.47의 응답: 바이트=32 시간=2ms TTL=50',
    '133.186.132.47의 응답: 바이트=32 시간=2ms TTL=50',
    '133.186.132.47의 응답: 바이트=32 시간=2ms TTL=50',
    '',
    '133.186.132.47에 대한 Ping 통계:',
    '    패킷: 보냄 = 4, 받음 = 4, 손실 = 0 (0% 손실),',
    '왕복 시간(밀리초):',
    '    최소 = 2ms, 최대 = 3ms, 평균 = 2ms',
  ]);
});

test('a ping without answers times out four times and prints no round trip times (seed 001, lines 168 to 177)', () => {
  expect(pingLines(blockedPing, 'ko')).toEqual([
    'Ping 133.186.132.47 32바이트 데이터 사용:',
    '요청 시간이 만료되었습니다.',
    '요청 시간이 만료되었습니다.',
    '요청 시간이 만료되었습니다.',
    '요청 시간이 만료되었습니다.',
    '',
    '133.186.132.47에 대한 Ping 통계:',
    '    패킷: 보냄 = 4, 받음 = 0, 손실 = 4 (100% 손실),',
  ]);
});

test('the English wording is that of the same program', () => {
  expect(pingLines(answeredPing, 'en')).toEqual([
    'Pinging 133.186.132.47 with 32 bytes of data:',
    'Reply from 133.186.132.47: bytes=32 time=3ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    '',
    'Ping statistics for 133.186.132.47:',
    '    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),',
    'Approximate round trip times in milli-seconds:',
    '    Minimum = 2ms, Maximum = 3ms, Average = 2ms',
  ]);
});
