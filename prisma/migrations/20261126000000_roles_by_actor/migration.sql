-- Each kind of actor has a role of its own beside its settings: porchlight_contact for a client's people, porchlight_employee
-- for the firm's, porchlight_machine for what acts without a person. A transaction takes it on with its settings
-- (set_config('role', ..., true)), and of a table's policies only those of its role are planned and asked. The policies stay
-- as they are and still ask who acts: the role alone opens nothing.
--
-- The migrating script makes the roles (local/migrations/roles.ts); what they may touch is porchlight_app's, whose members
-- they are.


ALTER POLICY owner_changes ON firm TO porchlight_employee;
ALTER POLICY setup_adds ON firm TO porchlight_machine;

ALTER POLICY owner_writes ON holiday TO porchlight_employee;

ALTER POLICY signed_in_reads ON employee TO porchlight_contact, porchlight_employee, porchlight_machine;
ALTER POLICY owner_writes ON employee TO porchlight_employee;
ALTER POLICY setup_adds ON employee TO porchlight_machine;

ALTER POLICY employee_reads ON assignment TO porchlight_employee, porchlight_machine;
ALTER POLICY contact_reads ON assignment TO porchlight_contact;
ALTER POLICY owner_writes ON assignment TO porchlight_employee;
ALTER POLICY employee_adds ON assignment TO porchlight_employee;
ALTER POLICY manager_changes ON assignment TO porchlight_employee;
ALTER POLICY import_adds ON assignment TO porchlight_machine;

ALTER POLICY contact_reads ON contact TO porchlight_contact;
ALTER POLICY employee_reads ON contact TO porchlight_employee, porchlight_machine;
ALTER POLICY employee_adds ON contact TO porchlight_employee;
ALTER POLICY employee_changes ON contact TO porchlight_employee;
ALTER POLICY sign_in_reads ON contact TO porchlight_machine;
ALTER POLICY sign_in_joins ON contact TO porchlight_machine;

ALTER POLICY colleagues ON person TO porchlight_contact, porchlight_employee;
ALTER POLICY machines_read ON person TO porchlight_machine;
ALTER POLICY sign_in_finds ON person TO porchlight_machine;
ALTER POLICY employee_adds ON person TO porchlight_employee, porchlight_machine;
ALTER POLICY employee_changes ON person TO porchlight_employee;

ALTER POLICY contact_reads ON client TO porchlight_contact;
ALTER POLICY sign_in_reads ON client TO porchlight_machine;
ALTER POLICY employee_reads ON client TO porchlight_employee, porchlight_machine;
ALTER POLICY employee_adds ON client TO porchlight_employee, porchlight_machine;
ALTER POLICY employee_changes ON client TO porchlight_employee;

ALTER POLICY sign_in_adds ON session TO porchlight_machine;

ALTER POLICY sign_in_reads ON access_token TO porchlight_machine;
ALTER POLICY sign_in_uses ON access_token TO porchlight_machine;
ALTER POLICY sign_in_adds ON access_token TO porchlight_machine;
ALTER POLICY employee_invites ON access_token TO porchlight_employee;
ALTER POLICY setup_invites ON access_token TO porchlight_machine;

ALTER POLICY employee ON counter TO porchlight_employee, porchlight_machine;

ALTER POLICY contact_reads ON invoice TO porchlight_contact;
ALTER POLICY contact_sees ON invoice TO porchlight_contact;
ALTER POLICY employee ON invoice TO porchlight_employee;
ALTER POLICY stripe_reads ON invoice TO porchlight_machine;
ALTER POLICY stripe_settles ON invoice TO porchlight_machine;
ALTER POLICY job_reads ON invoice TO porchlight_machine;
ALTER POLICY import ON invoice TO porchlight_machine;

ALTER POLICY employee_writes ON invoice_line TO porchlight_employee, porchlight_machine;

ALTER POLICY job_keeps ON invoice_pdf TO porchlight_machine;

ALTER POLICY contact_reads ON credit_note TO porchlight_contact;
ALTER POLICY employee_reads ON credit_note TO porchlight_employee, porchlight_machine;
ALTER POLICY employee_adds ON credit_note TO porchlight_employee;
ALTER POLICY import ON credit_note TO porchlight_machine;

ALTER POLICY employee_adds ON credit_note_line TO porchlight_employee, porchlight_machine;

ALTER POLICY contact_reads ON payment TO porchlight_contact;
ALTER POLICY employee ON payment TO porchlight_employee;
ALTER POLICY machines ON payment TO porchlight_machine;
ALTER POLICY job_reads ON payment TO porchlight_machine;

ALTER POLICY contact_pays ON checkout TO porchlight_contact;
ALTER POLICY employee ON checkout TO porchlight_employee;
ALTER POLICY stripe ON checkout TO porchlight_machine;
ALTER POLICY job_reads ON checkout TO porchlight_machine;

ALTER POLICY stripe ON stripe_event TO porchlight_machine;
ALTER POLICY owner_reads ON stripe_event TO porchlight_employee, porchlight_machine;

ALTER POLICY contact_reads ON ledger_entry TO porchlight_contact;
ALTER POLICY employee ON ledger_entry TO porchlight_employee;
ALTER POLICY machines ON ledger_entry TO porchlight_machine;
ALTER POLICY job_reads ON ledger_entry TO porchlight_machine;

ALTER POLICY contact_reads ON client_balance TO porchlight_contact;
ALTER POLICY employee ON client_balance TO porchlight_employee;
ALTER POLICY machines ON client_balance TO porchlight_machine;
ALTER POLICY job_reads ON client_balance TO porchlight_machine;

ALTER POLICY contact_reads ON document_reader TO porchlight_contact;
ALTER POLICY employee ON document_reader TO porchlight_employee;
ALTER POLICY job_reads ON document_reader TO porchlight_machine;
ALTER POLICY job_names ON document_reader TO porchlight_machine;

ALTER POLICY contact_reads ON document TO porchlight_contact;
ALTER POLICY employee ON document TO porchlight_employee;
ALTER POLICY job_reads ON document TO porchlight_machine;
ALTER POLICY job_finishes ON document TO porchlight_machine;

ALTER POLICY contact_reads ON document_grant TO porchlight_contact;
ALTER POLICY employee_reads ON document_grant TO porchlight_employee;
ALTER POLICY person_opens ON document_grant TO porchlight_contact, porchlight_employee;

ALTER POLICY own ON visit TO porchlight_contact, porchlight_machine;
ALTER POLICY employee_reads ON visit TO porchlight_employee, porchlight_machine;

ALTER POLICY contact_reads ON activity_event TO porchlight_contact;
ALTER POLICY employee_reads ON activity_event TO porchlight_employee, porchlight_machine;
ALTER POLICY contact_adds ON activity_event TO porchlight_contact;
ALTER POLICY employee_adds ON activity_event TO porchlight_employee;
ALTER POLICY machines_add ON activity_event TO porchlight_machine;

ALTER POLICY employee_reads ON signal TO porchlight_employee;
ALTER POLICY employee_works ON signal TO porchlight_employee;
ALTER POLICY job ON signal TO porchlight_machine;

ALTER POLICY job ON signal_due TO porchlight_machine;

ALTER POLICY anyone_adds ON mail TO porchlight_contact, porchlight_employee, porchlight_machine;
ALTER POLICY job ON mail TO porchlight_machine;

-- Whom one knows, asked of each name that is looked at: as a function it went through everybody first, which took most of the
-- time of every page that names somebody. With policies by role, writing it out no longer makes planning long.
ALTER POLICY colleagues ON person
  USING ((SELECT app.kind() IN ('contact', 'staff', 'manager', 'owner'))
     AND (EXISTS (SELECT 1 FROM employee e WHERE e.person_id = person.id)
       OR EXISTS (SELECT 1 FROM contact c WHERE c.person_id = person.id)));
DROP FUNCTION app.known_people();

-- No statement could use them: LIKE and the operators of trigrams are not leakproof, so that a table's policy comes first.
DROP INDEX client_name_trgm, invoice_title_trgm, document_title_trgm;
