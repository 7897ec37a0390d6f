import { tokenize } from '../../text/tokens.ts';

/** Stems of a name, joined by spaces: "new york". */
function stemsOf(name: string): string {
  return tokenize(name)
    .map(({ stem }) => stem)
    .join(' ');
}

/**
 * Stems of the names of countries, joined by spaces as {@link import('../clauses/places.ts').placeOf} gives them. A list of our own:
 * that a town is in a country is all that is known of places, and `Intl` names countries differently on each machine.
 */
const COUNTRIES: ReadonlySet<string> = new Set(
  names(
    'Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh ' +
      'Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Britain Brunei Bulgaria Burundi Cambodia Cameroon ' +
      'Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt ' +
      'England Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece Grenada Guatemala Guinea ' +
      'Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan Kenya ' +
      'Kiribati Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg ' +
      'Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco ' +
      'Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau Palestine Panama ' +
      'Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Scotland Senegal Serbia Seychelles ' +
      'Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand ' +
      'Togo Tonga Tunisia Turkey Turkiye Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Wales ' +
      'Yemen Zambia Zimbabwe',
    ' ',
  ).concat(
    names(
      'United States,United Kingdom,US,UK,South Korea,North Korea,South Africa,South Sudan,New Zealand,Saudi Arabia,Sri Lanka,' +
        'Costa Rica,El Salvador,Sierra Leone,Ivory Coast,Burkina Faso,Cape Verde,Czech Republic,Papua New Guinea,Solomon Islands,' +
        'Dominican Republic,Central African Republic,United Arab Emirates,North Macedonia,East Timor,San Marino,Equatorial Guinea',
      ',',
    ),
  ),
);

function names(list: string, separator: string): string[] {
  return list.split(separator).map(stemsOf);
}

/** Whether a place, as stems, is a country by name. */
export function isCountry(place: string): boolean {
  return COUNTRIES.has(place);
}
