import type { Titles } from './title.js';

export const es: Titles = {
  status: {
    open: 'Abierto',
    in_progress: 'En curso',
    on_hold: 'En espera',
    resolved: 'Resuelto',
    closed: 'Cerrado',
  },
  new_ticket: 'Nuevo ticket de soporte: {subject}',
  receipt: 'Tenemos tu ticket {number}',
  assigned: 'Ticket de soporte asignado',
  assigned_to_you: 'Se le ha asignado un nuevo ticket',
  reassigned: 'Ticket reasignado',
  assigned_to: 'Ticket asignado a {agent}',
  status_for_customer: 'Ticket de soporte actualizado - {from} → {to}',
  status_for_admins: 'Estado del ticket actualizado',
  priority: 'Prioridad del ticket actualizada',
  reply: 'Nueva respuesta: {subject}',
  feedback: 'Nueva valoración: {rating} de 5',
  agent_registered: 'Nuevo registro de agente de soporte - pendiente de aprobación',
  agent_approved: 'Aprobación como agente confirmada',
  agent_rejected: 'Registro como agente rechazado',
};
