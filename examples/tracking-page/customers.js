/**
 * The host's own customers. A real host has them in its database, with a password or a sign-in of its own. `signsIn`: one
 * may be them in the demo; the others are there so that the queues are as full as a real desk's.
 */
const berlin = (street, postcode) => `${street}, ${postcode} Berlin`;

export const customers = [
  person(1001, 'Priya Nair', berlin('Lindenstraße 14', 10969), { signsIn: true }),
  person(1002, 'Tomás Oliveira', berlin('Kastanienallee 82', 10435), { signsIn: true }),
  person(1003, 'Sofia Brandt', berlin('Akazienstraße 9', 10823), { signsIn: true, language: 'de' }),
  person(1004, 'Amal Haddad', berlin('Sonnenallee 112', 12045), { language: 'ar' }),
  person(1005, 'Julien Moreau', berlin('Torstraße 58', 10119), { language: 'fr' }),
  person(1006, 'Lucía Fernández', berlin('Wrangelstraße 31', 10997), { language: 'es' }),
  person(1007, 'Rahul Mehta', berlin('Bergmannstraße 77', 10961), { language: 'hi' }),
  person(1008, 'Hannah Becker', berlin('Schloßstraße 40', 14059), { language: 'de' }),
  person(1009, 'Oskar Lindholm', berlin('Weserstraße 166', 12045)),
  person(1010, 'Mei Chen', berlin('Kantstraße 101', 10627)),
  person(1011, 'Kwame Asante', berlin('Müllerstraße 23', 13353)),
  person(1012, 'Ewa Kowalska', berlin('Danziger Straße 19', 10435)),
  person(1013, 'Giulia Romano', berlin('Graefestraße 70', 10967)),
  person(1014, "Daniel O'Brien", berlin('Boxhagener Straße 88', 10245)),
  person(1015, 'Fatima El Amrani', berlin('Turmstraße 15', 10559), { language: 'fr' }),
  person(1016, 'Jan de Vries', berlin('Prenzlauer Allee 204', 10405)),
  person(1017, 'Inês Carvalho', berlin('Reichenberger Straße 125', 10999)),
  person(1018, 'Mikael Virtanen', berlin('Warschauer Straße 33', 10243)),
  person(1019, 'Zeynep Aydın', berlin('Adalbertstraße 6', 10999), { language: 'de' }),
  person(1020, 'Grace Thompson', berlin('Knesebeckstraße 52', 10719)),
];

function person(number, name, address, { signsIn = false, language = 'en' } = {}) {
  const mailbox = name
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^\w ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return { id: `customer-${number}`, name, email: `${mailbox}@example.com`, address, signsIn, language };
}

export function findCustomer(id) {
  return customers.find((customer) => customer.id === id);
}
