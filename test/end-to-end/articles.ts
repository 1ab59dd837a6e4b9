/** Articles for the end-to-end tests. All of it is made up. */
export const damArticle = {
  title: 'Mayor confirms breach at Orsa dam',
  text: [
    'Mayor Helen Marsh confirmed on Monday that the Orsa dam had burst overnight.',
    'Police closed the valley road. Residents said that two farms were flooded.',
    'The Orsa Water Company denied that the dam had burst.',
    'It was unclear whether the power station would have to close.',
  ].join('\n\n'),
  url: 'https://news.example.org/orsa-dam',
  publishedAt: '2026-03-02T09:30:00Z',
};

/** The same article after the mayor took her word back. */
export const damCorrection = {
  ...damArticle,
  title: 'Mayor takes back word on Orsa dam',
  text: [
    'The Orsa dam may have burst overnight.',
    'Police closed the valley road. Residents said that two farms were flooded.',
    'It was unclear whether the power station would have to close.',
  ].join('\n\n'),
};
