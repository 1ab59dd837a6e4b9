import { listOf } from './word-list.ts';

/** Country, capital, names of its people, other names of it; compiled by the authors of this project. */
const rows = `
Afghanistan|Kabul|Afghan Afghans Afghani
Albania|Tirana|Albanian Albanians
Algeria|Algiers|Algerian Algerians
Andorra|Andorra_la_Vella|Andorran Andorrans
Angola|Luanda|Angolan Angolans
Argentina|Buenos_Aires|Argentine Argentines Argentinian Argentinians
Armenia|Yerevan|Armenian Armenians
Australia|Canberra|Australian Australians Aussie Aussies
Austria|Vienna|Austrian Austrians
Azerbaijan|Baku|Azerbaijani Azerbaijanis Azeri Azeris
Bahamas|Nassau|Bahamian Bahamians
Bahrain|Manama|Bahraini Bahrainis
Bangladesh|Dhaka|Bangladeshi Bangladeshis
Barbados|Bridgetown|Barbadian Barbadians
Belarus|Minsk|Belarusian Belarusians Belarussian
Belgium|Brussels|Belgian Belgians
Belize|Belmopan|Belizean Belizeans
Benin|Porto-Novo|Beninese
Bhutan|Thimphu|Bhutanese
Bolivia|La_Paz|Bolivian Bolivians
Bosnia_and_Herzegovina|Sarajevo|Bosnian Bosnians|Bosnia Bosnia-Herzegovina
Botswana|Gaborone|Botswanan Botswanans
Brazil|Brasília|Brazilian Brazilians
Brunei|Bandar_Seri_Begawan|Bruneian Bruneians
Bulgaria|Sofia|Bulgarian Bulgarians
Burkina_Faso|Ouagadougou|Burkinabe
Burundi|Bujumbura|Burundian Burundians
Cambodia|Phnom_Penh|Cambodian Cambodians
Cameroon|Yaoundé|Cameroonian Cameroonians
Canada|Ottawa|Canadian Canadians
Cape_Verde|Praia|Cape_Verdean
Central_African_Republic|Bangui|
Chad|N'Djamena|Chadian Chadians
Chile|Santiago|Chilean Chileans
China|Beijing|Chinese|People's_Republic_of_China PRC
Colombia|Bogotá|Colombian Colombians
Comoros|Moroni|Comorian
Costa_Rica|San_José|Costa_Rican Costa_Ricans
Croatia|Zagreb|Croatian Croatians Croat Croats
Cuba|Havana|Cuban Cubans
Cyprus|Nicosia|Cypriot Cypriots
Czech_Republic|Prague|Czech Czechs|Czechia
Democratic_Republic_of_the_Congo|Kinshasa|Congolese|DRC Democratic_Republic_of_Congo DR_Congo Congo
Denmark|Copenhagen|Danish Dane Danes
Djibouti||Djiboutian
Dominican_Republic|Santo_Domingo|Dominican Dominicans
East_Timor|Dili|Timorese East_Timorese|Timor-Leste
Ecuador|Quito|Ecuadorian Ecuadorians Ecuadorean
Egypt|Cairo|Egyptian Egyptians
El_Salvador|San_Salvador|Salvadoran Salvadorans
Equatorial_Guinea|Malabo|
Eritrea|Asmara|Eritrean Eritreans
Estonia|Tallinn|Estonian Estonians
Eswatini|Mbabane|Swazi|Swaziland
Ethiopia|Addis_Ababa|Ethiopian Ethiopians
Fiji|Suva|Fijian Fijians
Finland|Helsinki|Finnish Finn Finns
France|Paris|French Frenchman Frenchwoman
Gabon|Libreville|Gabonese
Gambia|Banjul|Gambian Gambians
Georgia|Tbilisi|Georgian Georgians
Germany|Berlin|German Germans
Ghana|Accra|Ghanaian Ghanaians
Greece|Athens|Greek Greeks
Guatemala|Guatemala_City|Guatemalan Guatemalans
Guinea|Conakry|Guinean Guineans
Guinea-Bissau|Bissau|
Guyana||Guyanese
Haiti|Port-au-Prince|Haitian Haitians
Honduras|Tegucigalpa|Honduran Hondurans
Hong_Kong||Hongkonger Hongkongers
Hungary|Budapest|Hungarian Hungarians
Iceland|Reykjavik|Icelandic Icelander Icelanders
India|New_Delhi|Indian Indians
Indonesia|Jakarta|Indonesian Indonesians
Iran|Tehran|Iranian Iranians|Islamic_Republic_of_Iran
Iraq|Baghdad|Iraqi Iraqis
Ireland|Dublin|Irish Irishman Irishwoman|Republic_of_Ireland
Israel|Jerusalem|Israeli Israelis
Italy|Rome|Italian Italians
Ivory_Coast|Abidjan|Ivorian Ivorians|Côte_d'Ivoire
Jamaica|Kingston|Jamaican Jamaicans
Japan|Tokyo|Japanese
Jordan|Amman|Jordanian Jordanians
Kazakhstan|Astana|Kazakh Kazakhs Kazakhstani
Kenya|Nairobi|Kenyan Kenyans
Kosovo|Pristina|Kosovan Kosovar Kosovars
Kuwait|Kuwait_City|Kuwaiti Kuwaitis
Kyrgyzstan|Bishkek|Kyrgyz
Laos|Vientiane|Laotian Laotians
Latvia|Riga|Latvian Latvians
Lebanon|Beirut|Lebanese
Lesotho|Maseru|Basotho
Liberia|Monrovia|Liberian Liberians
Libya|Tripoli|Libyan Libyans
Liechtenstein|Vaduz|
Lithuania|Vilnius|Lithuanian Lithuanians
Luxembourg||Luxembourgish
Madagascar|Antananarivo|Malagasy
Malawi|Lilongwe|Malawian Malawians
Malaysia|Kuala_Lumpur|Malaysian Malaysians
Maldives|Malé|Maldivian Maldivians
Mali|Bamako|Malian Malians
Malta|Valletta|Maltese
Mauritania|Nouakchott|Mauritanian Mauritanians
Mauritius|Port_Louis|Mauritian Mauritians
Mexico|Mexico_City|Mexican Mexicans
Moldova|Chișinău|Moldovan Moldovans
Monaco||Monegasque
Mongolia|Ulaanbaatar|Mongolian Mongolians
Montenegro|Podgorica|Montenegrin Montenegrins
Morocco|Rabat|Moroccan Moroccans
Mozambique|Maputo|Mozambican Mozambicans
Myanmar|Naypyidaw|Burmese|Burma
Namibia|Windhoek|Namibian Namibians
Nepal|Kathmandu|Nepali Nepalis Nepalese
Netherlands|Amsterdam|Dutch Dutchman Dutchwoman|Holland
New_Zealand|Wellington|New_Zealander New_Zealanders
Nicaragua|Managua|Nicaraguan Nicaraguans
Niger|Niamey|Nigerien Nigeriens
Nigeria|Abuja|Nigerian Nigerians
North_Korea|Pyongyang|North_Korean North_Koreans|DPRK Democratic_People's_Republic_of_Korea N._Korea
North_Macedonia|Skopje|Macedonian Macedonians|Macedonia
Norway|Oslo|Norwegian Norwegians
Oman|Muscat|Omani Omanis
Pakistan|Islamabad|Pakistani Pakistanis
Palestine|Ramallah|Palestinian Palestinians
Panama|Panama_City|Panamanian Panamanians
Papua_New_Guinea|Port_Moresby|Papuan Papuans
Paraguay|Asunción|Paraguayan Paraguayans
Peru|Lima|Peruvian Peruvians
Philippines|Manila|Filipino Filipinos Philippine Filipina
Poland|Warsaw|Polish Pole Poles
Portugal|Lisbon|Portuguese
Qatar|Doha|Qatari Qataris
Republic_of_the_Congo|Brazzaville|
Romania|Bucharest|Romanian Romanians
Russia|Moscow|Russian Russians|Russian_Federation
Rwanda|Kigali|Rwandan Rwandans
Samoa|Apia|Samoan Samoans
Saudi_Arabia|Riyadh|Saudi Saudis Saudi_Arabian|Kingdom_of_Saudi_Arabia
Senegal|Dakar|Senegalese
Serbia|Belgrade|Serbian Serbians Serb Serbs
Seychelles||Seychellois
Sierra_Leone|Freetown|Sierra_Leonean
Singapore||Singaporean Singaporeans
Slovakia|Bratislava|Slovak Slovaks Slovakian
Slovenia|Ljubljana|Slovenian Slovenians Slovene
Solomon_Islands|Honiara|
Somalia|Mogadishu|Somali Somalis
South_Africa|Pretoria|South_African South_Africans
South_Korea|Seoul|South_Korean South_Koreans|Republic_of_Korea ROK S._Korea
South_Sudan|Juba|South_Sudanese
Spain|Madrid|Spanish Spaniard Spaniards
Sri_Lanka|Colombo|Sri_Lankan Sri_Lankans
Sudan|Khartoum|Sudanese
Suriname|Paramaribo|Surinamese
Sweden|Stockholm|Swedish Swede Swedes
Switzerland|Bern|Swiss
Syria|Damascus|Syrian Syrians|Syrian_Arab_Republic
Taiwan|Taipei|Taiwanese
Tajikistan|Dushanbe|Tajik Tajiks
Tanzania|Dodoma|Tanzanian Tanzanians
Thailand|Bangkok|Thai Thais
Tibet|Lhasa|Tibetan Tibetans
Togo|Lomé|Togolese
Tonga|Nuku'alofa|Tongan Tongans
Trinidad_and_Tobago|Port_of_Spain|Trinidadian
Tunisia|Tunis|Tunisian Tunisians
Turkey|Ankara|Turkish Turk Turks|Türkiye Turkiye
Turkmenistan|Ashgabat|Turkmen
Uganda|Kampala|Ugandan Ugandans
Ukraine|Kyiv|Ukrainian Ukrainians
United_Arab_Emirates|Abu_Dhabi|Emirati Emiratis|UAE Emirates
United_Kingdom|London|British Briton Britons Brit Brits|UK Britain Great_Britain
United_States|Washington|American Americans|US USA America United_States_of_America
Uruguay|Montevideo|Uruguayan Uruguayans
Uzbekistan|Tashkent|Uzbek Uzbeks
Vanuatu|Port_Vila|
Vatican|Vatican_City|
Venezuela|Caracas|Venezuelan Venezuelans
Vietnam|Hanoi|Vietnamese
Yemen|Sanaa|Yemeni Yemenis Yemenite
Zambia|Lusaka|Zambian Zambians
Zimbabwe|Harare|Zimbabwean Zimbabweans
England||English Englishman Englishmen
Scotland|Edinburgh|Scottish Scot Scots
Wales|Cardiff|Welsh
Northern_Ireland|Belfast|
Soviet_Union||Soviet Soviets|USSR
Yugoslavia||Yugoslav Yugoslavs
Greenland|Nuuk|Greenlander Greenlanders
Puerto_Rico|San_Juan|Puerto_Rican Puerto_Ricans
`
  .trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => listOf(cell)));

/** Countries, under every name of theirs, each with the name that it is known by here. */
export const countries: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([[country = ''] = [], , , others = []]) =>
    [country, ...others].map((name) => [name, country] as const),
  ),
);

/** Each country by its names and those of its people and of what is its: "French" is France. */
export const countryOf: ReadonlyMap<string, string> = new Map([
  ...countries,
  ...rows.flatMap(([[country = ''] = [], , people = []]) =>
    people.map((name) => [name, country] as const),
  ),
]);

/** Names of peoples, and what is of a country: "Iranian". */
export const demonyms: ReadonlySet<string> = new Set([
  ...rows.flatMap(([, , people = []]) => people),
  ...listOf(
    'European Europeans African Africans Asian Asians Arab Arabs Kurdish Kurd Kurds Jewish Jew Jews Muslim Muslims Christian Christians',
    'Catholic Catholics Protestant Protestants Sunni Sunnis Shiite Shiites Shia Hindu Hindus Buddhist Buddhists Sikh Sikhs Islamic Islamist Islamists',
    'Latino Latinos Hispanic Hispanics Rohingya Uighur Uyghur Uighurs Uyghurs Chechen Chechens Crimean Tatar Tatars Catalan Catalans Basque',
    'Western Westerner Westerners Texan Texans Californian Californians Londoner Londoners Parisian New_Yorker New_Yorkers Nordic Scandinavian',
    'Native_American Native_Americans African-American African-Americans Aboriginal Maori Roma Yazidi Yazidis Tutsi Hutu Pashtun Anglican Orthodox',
    'Nazi Nazis Communist Communists Marxist Mediterranean Balkan Baltic Caribbean Siberian Bavarian',
  ),
]);

/** Towns and regions that are in the news without their country; capitals are among them. */
export const places: ReadonlySet<string> = new Set([
  ...rows.flatMap(([, capital = []]) => capital),
  ...listOf(
    'Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana',
    'Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York',
    'North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia',
    'West_Virginia Wisconsin Wyoming D.C. New_York_City Los_Angeles Chicago Houston Philadelphia Phoenix San_Diego Dallas San_Francisco Seattle',
    'Boston Detroit Denver Miami Atlanta Minneapolis Baltimore Las_Vegas Portland New_Orleans Cleveland Pittsburgh St._Louis Orlando Tampa Honolulu',
    'Manhattan Brooklyn Queens Bronx Hollywood Silicon_Valley Guantanamo_Bay Toronto Montreal Vancouver Quebec Ontario Alberta British_Columbia',
    'Sydney Melbourne Brisbane Perth Adelaide Queensland Victoria New_South_Wales Tasmania Auckland Christchurch Manchester Birmingham Glasgow Liverpool',
    'Leeds Sheffield Bristol Cambridge Oxford Salisbury Aberdeen Munich Hamburg Frankfurt Cologne Dresden Leipzig Bavaria Marseille Lyon Nice Calais',
    'Barcelona Valencia Seville Catalonia Milan Naples Turin Venice Florence Sicily Sardinia Lesbos Crete Geneva Zurich Basel Rotterdam The_Hague Hague',
    'Antwerp Gothenburg Malmö Aarhus St._Petersburg Saint_Petersburg Crimea Chechnya Donetsk Luhansk Donbas Donbass Kharkiv Kherson Mariupol Odesa Odessa',
    'Bakhmut Zaporizhzhia Lviv Kiev Sevastopol Istanbul Izmir Aleppo Homs Idlib Raqqa Mosul Basra Fallujah Kirkuk Tikrit Kurdistan Gaza Gaza_Strip',
    'West_Bank Tel_Aviv Haifa Hebron Golan_Heights Rafah Khan_Younis Benghazi Misrata Sinai Darfur Mecca Medina Jeddah Aden Hodeidah Dubai',
    'Kandahar Helmand Kunduz Herat Jalalabad Karachi Lahore Peshawar Rawalpindi Punjab Balochistan Kashmir Swat Waziristan Mumbai Bombay Kolkata',
    'Calcutta Chennai Bangalore Hyderabad Delhi Gujarat Kerala Tamil_Nadu Shanghai Guangzhou Shenzhen Wuhan Xinjiang Macau Urumqi Osaka Kyoto Hiroshima',
    'Nagasaki Fukushima Okinawa Busan Aceh Bali Sumatra Java Mindanao Rangoon Yangon Ho_Chi_Minh_City Saigon Phuket Lagos Kano Johannesburg Cape_Town',
    'Durban Mombasa Goma Casablanca Marrakesh Timbuktu Rio_de_Janeiro São_Paulo Sao_Paulo Brasilia Medellín Cali Guadalajara Tijuana Ciudad_Juárez',
    'Europe Asia Africa North_America South_America Latin_America Central_America Middle_East Far_East Southeast_Asia East_Asia Central_Asia Western_Europe',
    'Eastern_Europe Scandinavia Balkans Caucasus Caribbean Antarctica Arctic Pacific Atlantic Mediterranean Persian_Gulf Black_Sea Red_Sea Baltic_Sea',
    'South_China_Sea Strait_of_Hormuz Suez_Canal Panama_Canal Horn_of_Africa Sahel Sahara West_Africa East_Africa North_Africa Earth Moon Mars',
    'Korean_Peninsula Wall_Street Times_Square Tiananmen_Square Trafalgar_Square Ground_Zero Bethlehem Nazareth Lampedusa Kosovo Vatican',
  ),
]);
