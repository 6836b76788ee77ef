import type { Titles } from './title.js';

export const ar: Titles = {
  status: {
    open: 'مفتوحة',
    in_progress: 'قيد المعالجة',
    on_hold: 'معلّقة',
    resolved: 'تم الحل',
    closed: 'مغلقة',
  },
  new_ticket: 'تذكرة دعم جديدة: {subject}',
  receipt: 'وصلتنا تذكرتك {number}',
  assigned: 'تم إسناد تذكرة الدعم',
  assigned_to_you: 'أُسندت إليك تذكرة جديدة',
  reassigned: 'أُعيد إسناد التذكرة',
  assigned_to: 'أُسندت التذكرة إلى {agent}',
  // The arrow follows the direction of reading.
  status_for_customer: 'تم تحديث تذكرة الدعم - {from} ← {to}',
  status_for_admins: 'تم تحديث حالة التذكرة',
  priority: 'تم تحديث أولوية التذكرة',
  reply: 'رد جديد: {subject}',
  feedback: 'تقييم جديد: {rating} من 5',
  agent_registered: 'تسجيل موظف دعم جديد - في انتظار الموافقة',
  agent_approved: 'تم تأكيد الموافقة على انضمامك إلى الدعم',
  agent_rejected: 'رُفض طلب التسجيل كموظف دعم',
};
