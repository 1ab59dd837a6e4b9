/** Offices of a state, court, police or other public body. */
export const officeWords = new Set(
  (
    'president vice-president ex-president president-elect minister ministers secretary under-secretary-general secretary-general undersecretary ambassador senator ' +
    'governor mayor general admiral colonel brigadier major lieutenant sergeant commander chief commissioner envoy spokesman spokeswoman spokesperson ' +
    'spokesmen spokespeople lawmaker representative congressman congresswoman chancellor premier king queen prince princess emperor sultan emir ruler prosecutor attorney judge justice ' +
    'magistrate deputy councillor councilman councilwoman selectman selectwoman alderman alderwoman sheriff inspector detective superintendent officer diplomat legislator mp mep whip speaker ' +
    'coroner regulator treasurer delegate official administrator director gen. brig. sen. gov. rep. sgt. lt. col. capt. adm. ayatollah pope cardinal archbishop bishop'
  ).split(' '),
);

/** Roles in any other body, by which somebody speaks for it or knows what he speaks of. */
export const roleWords = new Set(
  (
    'chairman chairwoman chair chairperson ceo executive founder co-founder manager head leader coach captain owner editor professor prof. doctor dr. dr ' +
    'scientist researcher lead economist president director coordinator organizer organiser lawyer physician surgeon engineer principal rector dean ' +
    'secretary member author expert analyst'
  ).split(' '),
);

/** Whoever speaks for a client is on his side; prosecutors and attorneys of a state are not meant. */
export const counselWords = new Set('lawyer barrister solicitor counsel'.split(' '));

/** Groups named by what they are, without a body behind them: nobody can be asked whether it is so. */
export const unnamedGroups = new Set(
  (
    'officials sources witnesses eyewitnesses residents locals experts analysts prosecutors activists observers critics people insiders diplomats ' +
    'scientists researchers lawmakers politicians others many some citizens employees workers neighbors neighbours survivors protesters supporters ' +
    'opponents investigators relatives friends authorities historians economists lawyers doctors parents students rebels militants users fans ' +
    'environmentalists commentators journalists reporters families'
  ).split(' '),
);

/** One person without a name. */
export const unnamedPersons = new Set(
  (
    'official source witness eyewitness resident man woman employee worker activist insider diplomat person neighbor neighbour passenger survivor ' +
    'member soldier protester analyst expert student driver victim relative friend'
  ).split(' '),
);

/** Public bodies: what they say of their own acts, of what they know and within their remit is on record. */
export const publicBodies = new Set(
  (
    'government ministry department police court tribunal parliament senate congress house embassy consulate commission council army navy force forces military ' +
    'agency administration authority authorities office bureau administration pentagon kremlin palace vatican state ministry treasury regulator prosecution prosecutor ' +
    'committee panel jury assembly cabinet presidency municipality city union nations republic service guard fire brigade board spokesman spokesmen spokesperson spokeswoman'
  ).split(' '),
);

/** Bodies of any other kind. */
export const bodies = new Set(
  (
    'company corporation inc inc. ltd ltd. group party university organization organisation foundation association club team league bank airline movement ' +
    'charity institute hospital school college chain retailer maker firm coalition campaign federation society church studio label motors holdings union ' +
    'drugmaker carmaker automaker planemaker chipmaker shipbuilder brewer builder supplier insurer lender grocer startup start-up watchdog conglomerate cooperative ' +
    'team family lawyers staff management operator carrier manufacturer developer publisher network'
  ).split(' '),
);

export const documentWords = new Set(
  (
    'report statement inquiry investigation probe filing letter study studies survey complaint lawsuit indictment poll document documents law constitution resolution data figures ' +
    'record records register database census transcript memo affidavit ruling verdict audit statistics framework release treaty decree guidelines bill review research paper results result tally count totals inquest certificate numbers estimates ' +
    'proclamation announcement communique memorandum declaration autopsy post-mortem footage video recording'
  ).split(' '),
);

/** Other outlets: what only they hold is second-hand. */
export const mediaWords = new Set(
  (
    'reuters ap afp bbc cnn nbc abc cbs fox msnbc aljazeera jazeera times post news herald tribune guardian telegraph journal gazette independent mirror ' +
    'newspaper newspapers media outlet outlets reports press broadcaster television tv magazine channel bloomberg politico buzzfeed axios vox verge insider ' +
    'xinhua tass interfax ria fars irna mehr yonhap kyodo dpa ansa efe npr pbs rumours rumors daily weekly observer chronicle economist agency wire tabloid spiegel bild figaro'
  ).split(' '),
);

/** Words that newspapers bear in other languages, and ends of the names of sites. */
export const pressNames =
  /\b(?:gazeta|gazette|gazzetta|zeitung|nachrichten|rundschau|monde|figaro|lib[eé]ration|pravda|izvestia|kommersant|corriere|repubblica|pa[ií]s|mundo|folha|globo|jornal|asahi|yomiuri|mainichi|h[uü]rriyet|haaretz|dagblad|tidningen|aftonbladet|volkskrant|soir|news)\b|\.(?:com|org|net|info|co\.uk|ru|de|fr|pl)$/iu;

/** Armed parties: about their enemies and about deeds that they claim they are interested. */
export const armedWords = new Set(
  'taliban isis isil daesh al-qaeda hamas hezbollah houthi houthis rebels militants insurgents militia guerrillas separatists jihadists boko al-shabaab cartel fighters farc pkk'.split(
    ' ',
  ),
);

export const anonymityWords = new Set(
  'anonymous anonymously unnamed unidentified anonymity'.split(' '),
);
