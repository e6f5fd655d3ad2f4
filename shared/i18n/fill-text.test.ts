import { describe, expect, it } from 'vitest';
import { fillText } from './fill-text.ts';

describe('fillText', () => {
  it('inserts values as they are and leaves a place without a value as written', () => {
    expect(fillText('{ip} is already used by {owner}.', { ip: '10.0.0.5' })).toBe('10.0.0.5 is already used by {owner}.');
    expect(fillText('{a}{b}', { a: '{b}', b: 1 })).toBe('{b}1');
    expect(fillText('no place')).toBe('no place');
  });

  it('does not take names of the language for values', () => {
    expect(fillText('{constructor} {toString}', {})).toBe('{constructor} {toString}');
  });

  it('chooses the word that fits one or several', () => {
    const sentence = 'Compare with {count} other {count:row|rows}';
    expect(fillText(sentence, { count: 1 })).toBe('Compare with 1 other row');
    expect(fillText(sentence, { count: 3 })).toBe('Compare with 3 other rows');
    expect(fillText(sentence, { count: 0 })).toBe('Compare with 0 other rows');
  });
});

describe('Korean particles', () => {
  const all = (name: string): string => fillText('{name}이(가) {name}을(를) {name}은(는) {name}과(와) {name}와(과) {name}(으)로', { name }).replaceAll(name, '');

  it.each([
    ['서버', '가 를 는 와 와 로'],
    ['인스턴스', '가 를 는 와 와 로'],
    ['서브넷', '이 을 은 과 과 으로'],
    ['보안 그룹', '이 을 은 과 과 으로'],
    ['라우팅 테이블', '이 을 은 과 과 로'],
  ])('follow the last syllable of %s', (name, particles) => {
    expect(all(name)).toBe(particles);
  });

  it.each([
    ['vm0', '이 을 은 과 과 으로'],
    ['vm1', '이 을 은 과 과 로'],
    ['vm2', '가 를 는 와 와 로'],
    ['vm3', '이 을 은 과 과 으로'],
    ['web-4', '가 를 는 와 와 로'],
    ['web-6', '이 을 은 과 과 으로'],
    ['web-8', '이 을 은 과 과 로'],
    ['192.168.0.0/16', '이 을 은 과 과 으로'],
    ['192.168.0.0/24', '가 를 는 와 와 로'],
    ['10.0.0.5', '가 를 는 와 와 로'],
  ])('follow the last digit of %s as it is read', (name, particles) => {
    expect(all(name)).toBe(particles);
  });

  it.each([
    ['VPC', '가 를 는 와 와 로'],
    ['ssh', '가 를 는 와 와 로'],
    ['VM', '이 을 은 과 과 으로'],
    ['URL', '이 을 은 과 과 로'],
    ['web-lb', '가 를 는 와 와 로'],
    ['default', '가 를 는 와 와 로'],
    ['Internet', '이 을 은 과 과 으로'],
    ['web', '이 을 은 과 과 으로'],
    ['server', '가 를 는 와 와 로'],
    ['staging', '이 을 은 과 과 으로'],
    ['main', '이 을 은 과 과 으로'],
    ['design.hopline', '이 을 은 과 과 으로'],
    ['routing table', '이 을 은 과 과 로'],
  ])('follow Latin letters of %s as Korean reads them', (name, particles) => {
    expect(all(name)).toBe(particles);
  });

  it('keep both forms where nobody can tell the sound', () => {
    expect(all('東京')).toBe('이(가) 을(를) 은(는) 과(와) 와(과) (으)로');
    expect(fillText('{name}을(를)', { name: '' })).toBe('을(를)');
    expect(fillText('{name}을(를)')).toBe('{name}을(를)');
  });

  it('belong to the word before brackets and quotes', () => {
    expect(fillText('{lb}({vip} -> :{port})을(를) 막습니다.', { lb: '서버', vip: '10.0.0.1', port: 80 })).toBe('서버(10.0.0.1 -> :80)를 막습니다.');
    expect(fillText('"{key}"은(는)', { key: '서브넷' })).toBe('"서브넷"은');
    expect(fillText('{name}을(를)', { name: 'web (사본)' })).toBe('web (사본)을');
  });

  it('are chosen in the sentence, never inside a value', () => {
    expect(fillText('{name}은(는) 이미 있습니다.', { name: '값은(는) 서버' })).toBe('값은(는) 서버는 이미 있습니다.');
  });

  it('read a name in decomposed form like its composed one', () => {
    expect(fillText('{name}이(가)', { name: '서브넷'.normalize('NFD') }).slice(-1)).toBe('이');
  });
});
