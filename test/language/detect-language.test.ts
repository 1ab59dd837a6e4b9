import { expect, it } from 'vitest';
import { detectLanguage } from '../../shared/language/detect-language.ts';

it.each([
  ['en', 'The mayor said on Monday that the old dam above the town had burst overnight.'],
  ['es', 'La alcaldesa dijo el lunes que la vieja presa sobre el pueblo se rompió anoche.'],
  ['fr', 'La maire a déclaré lundi que le vieux barrage au-dessus de la ville avait cédé.'],
  ['de', 'Die Bürgermeisterin sagte am Montag, der alte Damm über der Stadt sei gebrochen.'],
  ['it', 'La sindaca ha detto lunedì che la vecchia diga sopra la città è crollata stanotte.'],
  ['pt', 'A prefeita disse na segunda-feira que a velha barragem acima da cidade rompeu.'],
  ['nl', 'De burgemeester zei maandag dat de oude dam boven de stad was doorgebroken.'],
  ['pl', 'Burmistrzyni powiedziała w poniedziałek, że stara tama nad miastem pękła w nocy.'],
  ['tr', 'Belediye başkanı pazartesi günü kasabanın üstündeki eski barajın yıkıldığını söyledi.'],
  ['ru', 'Мэр города сообщила в понедельник, что старая плотина над городом прорвалась ночью.'],
  ['ar', 'قالت رئيسة البلدية يوم الاثنين إن السد القديم فوق المدينة انهار خلال الليل.'],
  ['fi', 'Pormestari sanoi maanantaina, että vanha pato kaupungin yläpuolella oli murtunut yöllä.'],
  ['zh', '市长周一表示，城镇上方的旧水坝在夜间决堤。'],
  ['ja', '市長は月曜日、町の上にある古いダムが夜の間に決壊したと述べた。'],
  ['ko', '시장은 월요일 마을 위의 오래된 댐이 밤새 무너졌다고 말했다.'],
  ['uk', 'Мер заявила в понеділок, що стара гребля над містом прорвалася вночі.'],
  ['sv', 'Borgmästaren sade i måndags att den gamla dammen ovanför staden hade brustit.'],
  ['el', 'Ο δήμαρχος είπε τη Δευτέρα ότι το παλιό φράγμα πάνω από την πόλη έσπασε.'],
])('tells %s: %s', (language, text) => expect(detectLanguage(text)).toBe(language));

it.each([
  'Dam above the town bursts overnight',
  'Police: no one hurt in Orsa bridge collapse',
  'Two farms flooded after heavy rain on Monday',
  'Ana Ruiz elected mayor of Orsa',
  'He denied it. She did not.',
  'The minister, Juan Carlos Pérez de la Vega, met François Dupont in São Paulo.',
  '12 May 2015, 16:30',
  '',
])('knows short English: %s', (text) => expect(detectLanguage(text)).toBe('en'));

it('a foreign text that names an English newspaper stays foreign', () => {
  const spanish =
    'La alcaldesa dijo al diario The New York Times que la vieja presa sobre el pueblo se rompió.';
  expect(detectLanguage(spanish)).toBe('es');
});

it('reads as English what is too short to tell', () => {
  expect(detectLanguage('Presa rota')).toBe('en');
});

it('is not misled by an English quotation at the top of a foreign text', () => {
  const spanish = 'La alcaldesa dijo el lunes que la vieja presa se rompió anoche. '.repeat(300);
  expect(detectLanguage(`“The old dam has burst,” she said. ${spanish}`)).toBe('es');
});
