-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "employee_role" AS ENUM ('staff', 'manager', 'owner');

-- CreateEnum
CREATE TYPE "assignment_part" AS ENUM ('manager', 'stand_in', 'staff');

-- CreateEnum
CREATE TYPE "access_token_purpose" AS ENUM ('invitation', 'password_reset');

-- CreateEnum
CREATE TYPE "invoice_state" AS ENUM ('draft', 'open', 'paid', 'void', 'uncollectible');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('processing', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('card', 'bank_debit', 'bank_transfer', 'cheque', 'cash', 'other');

-- CreateEnum
CREATE TYPE "checkout_state" AS ENUM ('open', 'completed', 'expired');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('invoice', 'payment', 'refund', 'credit_note', 'void', 'write_off');

-- CreateEnum
CREATE TYPE "document_category" AS ENUM ('tax', 'payroll', 'contract', 'statement', 'identity', 'other');

-- CreateEnum
CREATE TYPE "document_state" AS ENUM ('staging', 'ready', 'refused', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "document_audience" AS ENUM ('all', 'documents_right', 'named');

-- CreateEnum
CREATE TYPE "activity_by" AS ENUM ('client', 'staff', 'system', 'scanner', 'bot');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "signal_state" AS ENUM ('open', 'taken', 'snoozed', 'dismissed', 'settled', 'withdrawn');

-- CreateEnum
CREATE TYPE "dismiss_reason" AS ENUM ('not_real', 'not_important', 'known', 'other');

-- CreateTable
CREATE TABLE "firm" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-US',
    "zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "bank_details" TEXT,
    "logo" BYTEA,
    "logo_type" TEXT,
    "hours" JSONB NOT NULL,
    "reply_minutes" INTEGER NOT NULL DEFAULT 240,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "firm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_lang" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "employee_role" NOT NULL,
    "title" TEXT NOT NULL,
    "phone" TEXT,
    "reply_minutes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_lang" TEXT,
    "latin_name" TEXT,
    "address" TEXT,
    "country" TEXT,
    "currency" TEXT NOT NULL,
    "zone" TEXT,
    "since" DATE NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "source" TEXT,
    "source_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "title" TEXT,
    "may_billing" BOOLEAN NOT NULL DEFAULT true,
    "may_documents" BOOLEAN NOT NULL DEFAULT true,
    "may_colleagues" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "part" "assignment_part" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "contact_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "access_token_purpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","started_at")
);

-- CreateTable
CREATE TABLE "counter" (
    "name" TEXT NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "number" TEXT,
    "state" "invoice_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL DEFAULT 0,
    "paid_minor" BIGINT NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "issued_on" DATE,
    "due_on" DATE,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by" UUID,
    "source" TEXT,
    "source_key" TEXT,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "detail" TEXT,
    "quantity_milli" BIGINT NOT NULL,
    "unit_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_pdf" (
    "invoice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pdf_pkey" PRIMARY KEY ("invoice_id")
);

-- CreateTable
CREATE TABLE "credit_note" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID,
    "number" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "applied_minor" BIGINT NOT NULL DEFAULT 0,
    "issued_on" DATE NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT,
    "source_key" TEXT,

    CONSTRAINT "credit_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_note_line" (
    "id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity_milli" BIGINT NOT NULL,
    "unit_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "credit_note_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "checkout_id" UUID,
    "state" "payment_state" NOT NULL,
    "method" "payment_method" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "received_on" DATE,
    "reference" TEXT,
    "stripe_intent_id" TEXT,
    "stripe_charge_id" TEXT,
    "instrument" TEXT,
    "failure_code" TEXT,
    "failure_hard" BOOLEAN,
    "expected_on" DATE,
    "recorded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT,
    "source_key" TEXT,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "contact_id" UUID,
    "state" "checkout_state" NOT NULL DEFAULT 'open',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "stripe_session_id" TEXT,
    "url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID,
    "payment_id" UUID,
    "credit_note_id" UUID,
    "kind" "ledger_kind" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_balance" (
    "client_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "balance_minor" BIGINT NOT NULL,

    CONSTRAINT "client_balance_pkey" PRIMARY KEY ("client_id","currency")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "title" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "category" "document_category" NOT NULL DEFAULT 'other',
    "year" INTEGER NOT NULL,
    "state" "document_state" NOT NULL DEFAULT 'staging',
    "audience" "document_audience" NOT NULL DEFAULT 'documents_right',
    "media_type" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "pages" INTEGER,
    "sha256" BYTEA,
    "storage_key" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "matched_by" TEXT,
    "candidates" UUID[] DEFAULT ARRAY[]::UUID[],
    "refusal" TEXT,
    "action_needed" BOOLEAN NOT NULL DEFAULT false,
    "due_on" DATE,
    "uploaded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "published_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_reader" (
    "document_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,

    CONSTRAINT "document_reader_pkey" PRIMARY KEY ("document_id","contact_id")
);

-- CreateTable
CREATE TABLE "document_grant" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "client_id" UUID,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "client_id" UUID,
    "contact_id" UUID,
    "by" "activity_by" NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "visit_id" UUID,
    "type" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "activity_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "episode_at" TIMESTAMPTZ(3) NOT NULL,
    "severity" "severity" NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" UUID[],
    "facts" JSONB NOT NULL DEFAULT '{}',
    "state" "signal_state" NOT NULL DEFAULT 'open',
    "taken_by" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "dismissed_by" UUID,
    "dismissed_at" TIMESTAMPTZ(3),
    "dismiss_reason" "dismiss_reason",
    "dismiss_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal_due" (
    "client_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signal_due_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "client_id" UUID,
    "recipient" TEXT NOT NULL,
    "recipient_name" TEXT,
    "reply_to" TEXT,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "one_time" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "employee_person_id_key" ON "employee"("person_id");

-- CreateIndex
CREATE INDEX "client_name_id_idx" ON "client"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_source_source_key_key" ON "client"("source", "source_key");

-- CreateIndex
CREATE INDEX "contact_person_id_idx" ON "contact"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_client_id_person_id_key" ON "contact"("client_id", "person_id");

-- CreateIndex
CREATE INDEX "assignment_employee_id_ended_at_idx" ON "assignment"("employee_id", "ended_at");

-- CreateIndex
CREATE INDEX "assignment_client_id_ended_at_idx" ON "assignment"("client_id", "ended_at");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_token_token_hash_key" ON "access_token"("token_hash");

-- CreateIndex
CREATE INDEX "access_token_person_id_idx" ON "access_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");

-- CreateIndex
CREATE INDEX "invoice_client_id_state_due_on_id_idx" ON "invoice"("client_id", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "invoice_client_id_issued_on_id_idx" ON "invoice"("client_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_issued_on_id_idx" ON "invoice"("issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_source_source_key_key" ON "invoice"("source", "source_key");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_position_key" ON "invoice_line"("invoice_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_pdf_storage_key_key" ON "invoice_pdf"("storage_key");

-- CreateIndex
CREATE UNIQUE INDEX "credit_note_number_key" ON "credit_note"("number");

-- CreateIndex
CREATE INDEX "credit_note_client_id_issued_on_id_idx" ON "credit_note"("client_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "credit_note_invoice_id_idx" ON "credit_note"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_note_source_source_key_key" ON "credit_note"("source", "source_key");

-- CreateIndex
CREATE UNIQUE INDEX "credit_note_line_credit_note_id_position_key" ON "credit_note_line"("credit_note_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_charge_id_key" ON "payment"("stripe_charge_id");

-- CreateIndex
CREATE INDEX "payment_invoice_id_idx" ON "payment"("invoice_id");

-- CreateIndex
CREATE INDEX "payment_stripe_intent_id_idx" ON "payment"("stripe_intent_id");

-- CreateIndex
CREATE INDEX "payment_client_id_created_at_idx" ON "payment"("client_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_source_source_key_key" ON "payment"("source", "source_key");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_stripe_session_id_key" ON "checkout"("stripe_session_id");

-- CreateIndex
CREATE INDEX "checkout_invoice_id_state_idx" ON "checkout"("invoice_id", "state");

-- CreateIndex
CREATE INDEX "ledger_entry_client_id_currency_on_id_idx" ON "ledger_entry"("client_id", "currency", "on", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_invoice_id_idx" ON "ledger_entry"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_storage_key_key" ON "document"("storage_key");

-- CreateIndex
CREATE INDEX "document_client_id_state_year_id_idx" ON "document"("client_id", "state", "year" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "document_uploaded_by_state_idx" ON "document"("uploaded_by", "state");

-- CreateIndex
CREATE INDEX "document_published_at_id_idx" ON "document"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "document_grant_document_id_created_at_idx" ON "document_grant"("document_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "visit_contact_id_last_at_idx" ON "visit"("contact_id", "last_at" DESC);

-- CreateIndex
CREATE INDEX "visit_client_id_started_at_id_idx" ON "visit"("client_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_event_at_id_idx" ON "activity_event"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_event_client_id_at_id_idx" ON "activity_event"("client_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_event_subject_id_at_idx" ON "activity_event"("subject_id", "at");

-- CreateIndex
CREATE INDEX "activity_event_visit_id_at_idx" ON "activity_event"("visit_id", "at");

-- CreateIndex
CREATE INDEX "activity_event_type_at_idx" ON "activity_event"("type", "at" DESC);

-- CreateIndex
CREATE INDEX "signal_client_id_state_idx" ON "signal"("client_id", "state");

-- CreateIndex
CREATE INDEX "signal_state_severity_raised_at_idx" ON "signal"("state", "severity", "raised_at" DESC);

-- CreateIndex
CREATE INDEX "signal_due_due_at_idx" ON "signal_due"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_pdf" ADD CONSTRAINT "invoice_pdf_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note_line" ADD CONSTRAINT "credit_note_line_credit_note_id_fkey" FOREIGN KEY ("credit_note_id") REFERENCES "credit_note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_reader" ADD CONSTRAINT "document_reader_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_grant" ADD CONSTRAINT "document_grant_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
