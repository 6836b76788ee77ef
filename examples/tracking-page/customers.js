/** The host's own customers. A real host has them in its database, with a password or a sign-in of its own. */
export const customers = [
  {
    id: 'customer-1001',
    name: 'Priya Nair',
    email: 'priya.nair@example.com',
    address: 'Lindenstraße 14, 10969 Berlin',
  },
  {
    id: 'customer-1002',
    name: 'Tomás Oliveira',
    email: 'tomas.oliveira@example.com',
    address: 'Kastanienallee 82, 10435 Berlin',
  },
];

export function findCustomer(id) {
  return customers.find((customer) => customer.id === id);
}
