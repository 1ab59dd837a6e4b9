/** Verbs whose past tense is not made with -ed, and those that double their last letter. */
const irregular = new Map(
  (
    'be was,become became,begin began,bend bent,bet bet,bid bid,bind bound,bite bit,bleed bled,blow blew,break broke,breed bred,bring brought,' +
    'broadcast broadcast,build built,burst burst,buy bought,cast cast,catch caught,choose chose,cling clung,come came,cost cost,creep crept,' +
    'cut cut,deal dealt,dig dug,do did,draw drew,drink drank,drive drove,eat ate,fall fell,feed fed,feel felt,fight fought,find found,flee fled,' +
    'fly flew,forbid forbade,forecast forecast,foresee foresaw,forget forgot,forgive forgave,freeze froze,get got,give gave,go went,grow grew,' +
    'hang hung,have had,hear heard,hide hid,hit hit,hold held,hurt hurt,keep kept,know knew,lay laid,lead led,leave left,lend lent,let let,' +
    'lie lay,light lit,lose lost,make made,mean meant,meet met,mislead misled,mistake mistook,offset offset,overcome overcame,overrun overran,' +
    'oversee oversaw,override overrode,overthrow overthrew,overtake overtook,pay paid,put put,quit quit,read read,rebuild rebuilt,rid rid,' +
    'ride rode,ring rang,rise rose,run ran,say said,see saw,seek sought,sell sold,send sent,set set,shake shook,shed shed,shoot shot,show showed,' +
    'shrink shrank,shut shut,sing sang,sink sank,sit sat,slay slew,sleep slept,slide slid,speak spoke,speed sped,spend spent,spin spun,' +
    'split split,spread spread,spring sprang,stand stood,steal stole,stick stuck,sting stung,strike struck,strive strove,swear swore,sweep swept,' +
    'swim swam,swing swung,take took,teach taught,tear tore,tell told,think thought,throw threw,undergo underwent,understand understood,' +
    'undertake undertook,uphold upheld,upset upset,wake woke,wear wore,weep wept,win won,withdraw withdrew,withhold withheld,withstand withstood,write wrote,' +
    'admit admitted,ban banned,bar barred,commit committed,cap capped,compel compelled,confer conferred,control controlled,deter deterred,drag dragged,' +
    'drop dropped,equip equipped,expel expelled,grab grabbed,hug hugged,jam jammed,kidnap kidnapped,map mapped,mob mobbed,occur occurred,' +
    'omit omitted,permit permitted,plan planned,plot plotted,prefer preferred,rebel rebelled,refer referred,regret regretted,rob robbed,' +
    'scrap scrapped,ship shipped,skip skipped,slam slammed,slip slipped,snap snapped,spot spotted,stab stabbed,step stepped,stop stopped,' +
    'strip stripped,submit submitted,swap swapped,tap tapped,top topped,transfer transferred,transmit transmitted,trap trapped,trim trimmed,wrap wrapped'
  )
    .split(',')
    .map((row) => row.split(' ') as [string, string]),
);

/** The past tense of a verb given by its lemma: "close" gives "closed", "begin" gives "began". */
export function pastTense(lemma: string, isPlural: boolean): string {
  const known = irregular.get(lemma);
  if (known) return known === 'was' && isPlural ? 'were' : known;
  if (lemma.endsWith('e')) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return doubling.test(lemma) ? `${lemma}${lemma.at(-1)}ed` : `${lemma}ed`;
}

/** One syllable, one vowel, one consonant: "clip" gives "clipped". */
const doubling = /^[^aeiou]*[aeiou][bdgklmnprt]$/u;
