import type { EntityType } from './entity.ts';
import { listOf } from './word-list.ts';

/**
 * Bodies that are in the news under a name that does not tell what they are; compiled by the authors of this project.
 * Names joined by "=" are names of one body.
 */
const rows: readonly (readonly [EntityType, string])[] = [
  [
    'international-body',
    `United_Nations=UN=U.N. UNICEF UNESCO UNHCR UNRWA World_Health_Organization=WHO World_Food_Programme=World_Food_Program=WFP International_Monetary_Fund=IMF
    World_Bank World_Trade_Organization=WTO International_Atomic_Energy_Agency=IAEA International_Labour_Organization=ILO
    UN_Security_Council=United_Nations_Security_Council=Security_Council=U.N._Security_Council UN_General_Assembly=United_Nations_General_Assembly=General_Assembly
    European_Union=EU=E.U. European_Commission European_Parliament European_Council European_Central_Bank=ECB Council_of_Europe Eurozone Europol Interpol Frontex
    North_Atlantic_Treaty_Organization=NATO=Nato African_Union=AU Arab_League=League_of_Arab_States Organization_of_American_States=OAS ECOWAS ASEAN OPEC BRICS
    OSCE Organization_for_Economic_Co-operation_and_Development=OECD G7 G8 G20 Gulf_Cooperation_Council=GCC Commonwealth_of_Nations Schengen
    Organization_for_the_Prohibition_of_Chemical_Weapons=OPCW Organization_of_Islamic_Cooperation=OIC Asian_Development_Bank`,
  ],
  [
    'court',
    'International_Criminal_Court=ICC International_Court_of_Justice=ICJ European_Court_of_Human_Rights=ECHR Supreme_Court=SCOTUS Old_Bailey ICTY',
  ],
  [
    'police',
    `Federal_Bureau_of_Investigation=FBI=F.B.I. Drug_Enforcement_Administration=DEA Scotland_Yard Metropolitan_Police=Met_Police NYPD LAPD PSNI
    Royal_Canadian_Mounted_Police=RCMP Garda Gardaí Carabinieri Gendarmerie Bundespolizei Guardia_Civil`,
  ],
  [
    'government',
    `White_House Kremlin Pentagon=Department_of_Defense=Defense_Department=U.S._Department_of_Defense=US_Department_of_Defense Capitol=Capitol_Hill Downing_Street=Number_10 Whitehall
    State_Department=Department_of_State=U.S._State_Department=US_State_Department=United_States_Department_of_State Foreign_Office Home_Office Treasury Élysée Elysee
    Congress=U.S._Congress=US_Congress=United_States_Congress Senate=U.S._Senate=US_Senate=United_States_Senate House_of_Representatives=U.S._House_of_Representatives House_of_Commons House_of_Lords
    Central_Intelligence_Agency=CIA=C.I.A. National_Security_Agency=NSA NASA Federal_Reserve=Fed Environmental_Protection_Agency=EPA
    Food_and_Drug_Administration=FDA Federal_Aviation_Administration=FAA National_Transportation_Safety_Board=NTSB Centers_for_Disease_Control_and_Prevention=CDC
    Federal_Emergency_Management_Agency=FEMA Department_of_Homeland_Security=DHS Department_of_Justice=Justice_Department=DOJ Internal_Revenue_Service=IRS
    Securities_and_Exchange_Commission=SEC Federal_Communications_Commission=FCC Federal_Trade_Commission=FTC Immigration_and_Customs_Enforcement=ICE
    National_Health_Service=NHS Bank_of_England MI5 MI6 GCHQ Mossad Shin_Bet Federal_Security_Service=FSB KGB GRU Inter-Services_Intelligence=ISI Bundestag Bundesrat
    Knesset Duma State_Duma Riksdag Storting Folketing Dáil Lok_Sabha Rajya_Sabha Majlis Loya_Jirga Politburo Sejm Cortes Diet Rada Verkhovna_Rada Parliament
    National_Assembly Buckingham_Palace Blue_House Stortinget Bundeskriminalamt SBU DARPA TSA ATF CBP USAID NOAA Homeland_Security Ofcom Ofsted Holyrood Senedd Stormont`,
  ],
  [
    'armed-force',
    `Islamic_Revolutionary_Guard_Corps=IRGC=Revolutionary_Guards=Revolutionary_Guard=Revolutionary_Guard_Corps Quds_Force Israel_Defense_Forces=Israeli_Defense_Forces=IDF Royal_Air_Force=RAF
    Royal_Navy British_Army Red_Army People's_Liberation_Army=PLA CENTCOM=US_Central_Command=U.S._Central_Command=Central_Command=United_States_Central_Command AFRICOM ISAF=International_Security_Assistance_Force UNIFIL
    Air_Force=U.S._Air_Force=US_Air_Force=United_States_Air_Force Army=U.S._Army=US_Army=United_States_Army Navy=U.S._Navy=US_Navy=United_States_Navy
    Marine_Corps=U.S._Marine_Corps=US_Marine_Corps=Marines Coast_Guard=U.S._Coast_Guard=US_Coast_Guard National_Guard Special_Forces Joint_Chiefs_of_Staff SAS Navy_SEALs`,
  ],
  [
    'armed-group',
    `Taliban=Taleban Al-Qaeda=al-Qaeda=al-Qaida=Al_Qaeda=Al-Qaida=al_Qaeda Islamic_State=IS=ISIS=ISIL=Daesh=Islamic_State_of_Iraq_and_the_Levant=Islamic_State_of_Iraq_and_Syria Boko_Haram
    Al-Shabaab=al-Shabaab=al-Shabab=Al-Shabab=Shabaab Hamas Hezbollah=Hizbullah=Hizbollah Houthis=Houthi Islamic_Jihad=Palestinian_Islamic_Jihad FARC=Revolutionary_Armed_Forces_of_Colombia ELN=National_Liberation_Army
    PKK=Kurdistan_Workers_Party=Kurdistan_Workers'_Party YPG Tamil_Tigers=LTTE=Liberation_Tigers_of_Tamil_Eelam ETA IRA=Irish_Republican_Army=Provisional_IRA Real_IRA UVF
    Lord's_Resistance_Army=LRA M23 Janjaweed Rapid_Support_Forces=RSF Free_Syrian_Army=FSA Syrian_Democratic_Forces=SDF Al-Nusra_Front=al-Nusra_Front=Jabhat_al-Nusra=Nusra_Front Hayat_Tahrir_al-Sham=HTS
    Lashkar-e-Taiba Jaish-e-Mohammed Jemaah_Islamiyah Abu_Sayyaf Moro_Islamic_Liberation_Front=MILF Haqqani_network Wagner=Wagner_Group Fatah_al-Islam Al-Aqsa_Martyrs'_Brigades
    Izz_ad-Din_al-Qassam_Brigades Kataib_Hezbollah Sinaloa_cartel Los_Zetas Shining_Path Naxalites Khmer_Rouge UNITA SPLA Mahdi_Army Fatah Peshmerga Mujahideen mujahideen`,
  ],
  [
    'party',
    `Democrats=Democratic_Party=Democratic Republicans=Republican_Party=GOP=Republican Conservatives=Conservative_Party=Tories=Tory Labour=Labour_Party Liberal_Democrats=Lib_Dems=Liberal_Democrat
    Greens=Green_Party UKIP=UK_Independence_Party SNP=Scottish_National_Party Sinn_Féin=Sinn_Fein DUP=Democratic_Unionist_Party Plaid_Cymru CDU=Christian_Democratic_Union CSU SPD=Social_Democrats AfD=Alternative_for_Germany FDP
    Likud Kadima Shas Yesh_Atid BJP=Bharatiya_Janata_Party Baath_Party=Ba'ath_Party AKP=Justice_and_Development_Party Muslim_Brotherhood African_National_Congress=ANC ZANU-PF=Zanu-PF
    Fianna_Fáil Fine_Gael National_Front=Front_National Podemos Syriza Fidesz United_Russia Liberals=Liberal_Party NDP=New_Democratic_Party Bloc_Québécois Tea_Party Solidarity Kuomintang=KMT Zionist_Union PASOK Golden_Dawn`,
  ],
  [
    'media',
    `Reuters=Thomson_Reuters Associated_Press=AP Agence_France-Presse=AFP=Agence_France_Presse BBC=British_Broadcasting_Corporation=BBC_News CNN=Cable_News_Network NBC=NBC_News ABC=ABC_News CBS=CBS_News Fox_News=Fox MSNBC CNBC PBS NPR=National_Public_Radio
    Sky_News ITV ITN Channel_4=Channel_4_News Al_Jazeera=Al-Jazeera=al-Jazeera Al-Arabiya=Al_Arabiya=al-Arabiya New_York_Times=NYT Washington_Post Wall_Street_Journal=WSJ Los_Angeles_Times=LA_Times USA_Today Guardian Daily_Telegraph=Telegraph
    Daily_Mail Daily_Mirror Sun Financial_Times=FT Economist Independent Observer Sunday_Times Le_Monde Le_Figaro El_País El_Pais Der_Spiegel=Spiegel Die_Welt Bild Haaretz Ha'aretz Yedioth_Ahronoth Maariv Ynet
    Jerusalem_Post Xinhua=Xinhua_News_Agency Global_Times People's_Daily TASS=ITAR-TASS=Itar-Tass Interfax RIA_Novosti=RIA Izvestia Kommersant RT=Russia_Today Sputnik Pravda Fars=Fars_News_Agency IRNA=Islamic_Republic_News_Agency ISNA Mehr Tasnim Press_TV SANA
    Anadolu=Anadolu_Agency Hurriyet=Hürriyet Yonhap=Yonhap_News_Agency KCNA=Korean_Central_News_Agency Kyodo=Kyodo_News NHK Asahi_Shimbun Yomiuri_Shimbun Nikkei PTI=Press_Trust_of_India ANI NDTV Hindu Dawn Geo_TV Deutsche_Welle=DW ARD ZDF DPA=dpa ANSA EFE RAI RTÉ RTE
    Bloomberg=Bloomberg_News Politico Axios BuzzFeed=BuzzFeed_News HuffPost=Huffington_Post Vox Vice Time=TIME Newsweek Forbes Fortune Slate Salon Wired Rolling_Stone People Wikinews Wikipedia Gawker TMZ Breitbart Intercept Atlantic New_Yorker
    Voice_of_America=VOA Radio_Free_Europe=RFE/RL UPI=United_Press_International CBC=Canadian_Broadcasting_Corporation CTV Globe_and_Mail Toronto_Star Sydney_Morning_Herald Age SBS Press_Association=PA Novaya_Gazeta Meduza Nature Lancet Science`,
  ],
  [
    'company',
    `Apple Google=Alphabet Microsoft Amazon=Amazon.com Facebook=Meta Twitter YouTube Instagram WhatsApp TikTok ByteDance Netflix Tesla SpaceX Boeing Airbus Intel IBM Samsung=Samsung_Electronics Sony Nintendo Nokia Ericsson Huawei ZTE Toyota Honda Nissan Volkswagen=VW BMW Daimler
    Mercedes-Benz Renault Peugeot Fiat Ferrari Ford=Ford_Motor_Company=Ford_Motor General_Motors=GM Chrysler=Fiat_Chrysler Exxon=ExxonMobil=Exxon_Mobil Shell=Royal_Dutch_Shell BP=British_Petroleum Chevron Total Gazprom Rosneft Lukoil Aramco=Saudi_Aramco Walmart=Wal-Mart Target Costco
    Starbucks McDonald's=McDonalds Coca-Cola Pepsi=PepsiCo Nestlé=Nestle Unilever Pfizer Moderna AstraZeneca BioNTech Novartis Roche Merck Bayer Monsanto Lufthansa Ryanair EasyJet=easyJet Qantas Emirates_Airline Delta=Delta_Air_Lines Goldman_Sachs
    JPMorgan=JP_Morgan=JPMorgan_Chase Citigroup=Citibank HSBC Barclays Lloyds UBS Credit_Suisse Deutsche_Bank Lehman_Brothers AIG Yahoo!=Yahoo eBay=EBay PayPal Uber Lyft Airbnb Nvidia AMD Qualcomm Cisco Oracle Dell Hewlett-Packard=HP Verizon AT&T Comcast
    Vodafone T-Mobile Disney=Walt_Disney=Walt_Disney_Company Warner_Bros.=Warner_Bros Lockheed_Martin Raytheon Northrop_Grumman BAE_Systems=BAE Siemens Philips General_Electric=GE Halliburton Blackwater Enron WorldCom Kodak Adobe Mozilla OpenAI Alibaba Tencent Baidu Foxconn
    Toshiba Hitachi Panasonic Hyundai Kia Volvo Saab Ikea=IKEA H&M Adidas Nike Heineken Carlsberg Maersk Novo_Nordisk Salling Tesco Sainsbury's Asda Aldi Lidl Carrefour Gucci Tata Infosys Reliance Petrobras Vale Pemex Statoil=Equinor Sberbank Yandex Aeroflot Signal Telegram Snapchat Reddit Spotify Zoom`,
  ],
  [
    'organization',
    `Red_Cross=International_Committee_of_the_Red_Cross=ICRC Red_Crescent Amnesty_International=Amnesty Human_Rights_Watch=HRW Greenpeace Oxfam Médecins_Sans_Frontières=Medecins_Sans_Frontieres=Doctors_Without_Borders=MSF
    Save_the_Children WikiLeaks=Wikileaks FIFA=Fifa UEFA=Uefa International_Olympic_Committee=IOC WADA NFL NBA NHL MLB FIA American_Civil_Liberties_Union=ACLU NAACP National_Rifle_Association=NRA PETA Syrian_Observatory_for_Human_Rights=SOHR
    Harvard Yale Stanford Princeton MIT Caltech Cambridge_University=University_of_Cambridge Oxford_University=University_of_Oxford Anonymous AFL-CIO Reporters_Without_Borders White_Helmets Black_Lives_Matter Ku_Klux_Klan=KKK PLO=Palestine_Liberation_Organization=Palestinian_Liberation_Organization
    Wikimedia_Foundation Wikimedia Scientology Church_of_Scientology RSPCA WWF AARP UNISON Mormon_Church CERN`,
  ],
];

const knownBodies: ReadonlyMap<string, { readonly type: EntityType; readonly key: string }> =
  new Map(
    rows.flatMap(([type, names]) =>
      listOf(names).flatMap((body) => {
        const [key = body, ...others] = body.split('=');
        return [key, ...others].map((name) => [name, { type, key }] as const);
      }),
    ),
  );

/** What a known body is, with the first of its names; British spelling and dots in acronyms make no difference. */
export const knownBody = (name: string) => knownBodies.get(name) ?? knownBodies.get(spelt(name));

const spelt = (name: string) =>
  /Organis|Defence|Centre|\./u.test(name)
    ? undotted(name)
        .replace('Organisation', 'Organization')
        .replace('Defence', 'Defense')
        .replace('Centre', 'Center')
    : name;

/** The words that known names of several words begin with. */
export const firstWordsOfBodies: ReadonlySet<string> = new Set(
  [...knownBodies.keys()].flatMap((name) => /^\p{L}+/u.exec(name)?.[0] ?? []),
);

/** "U.S.A." and "USA" are one. */
export const undotted = (name: string) =>
  /^(?:\p{L}\.)+\p{L}?$/u.test(name) ? name.replaceAll('.', '') : name;
