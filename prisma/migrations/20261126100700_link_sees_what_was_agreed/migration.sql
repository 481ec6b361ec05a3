-- Whoever has the link of a bill sees of its lines what was agreed, as the client does: the items of that bill, and no others.
CREATE POLICY link_reads ON agreement FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link')
     AND id = (SELECT i.agreement_id FROM invoice i WHERE i.id = (SELECT app.linked_invoice())));
CREATE POLICY link_reads ON agreement_item FOR SELECT TO porchlight_machine
  USING ((SELECT app.kind() = 'link')
     AND id IN (SELECT l.agreement_item_id FROM invoice_line l WHERE l.invoice_id = (SELECT app.linked_invoice())));
