-- What billing needs beyond one payment for one invoice: money and credit notes are allocated to invoices, money goes back
-- (refunds, disputes), agreements and the lines that are held against them, questions about a line, reminders, and links to
-- pay from a mail. Who may see and write which of them stands in the migration that follows: "billing_guards".

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "agreement_period" AS ENUM ('month', 'quarter', 'year', 'once');

-- CreateEnum
CREATE TYPE "question_kind" AS ENUM ('question', 'dispute');

-- CreateEnum
CREATE TYPE "question_state" AS ENUM ('open', 'answered', 'settled');

-- AlterEnum
ALTER TYPE "ledger_kind" ADD VALUE 'refund_reversal';
ALTER TYPE "ledger_kind" ADD VALUE 'dispute';
ALTER TYPE "ledger_kind" ADD VALUE 'dispute_reversal';

-- DropForeignKey
ALTER TABLE "checkout" DROP CONSTRAINT "checkout_invoice_id_fkey";

-- DropForeignKey
ALTER TABLE "payment" DROP CONSTRAINT "payment_invoice_id_fkey";

-- DropIndex
DROP INDEX "checkout_invoice_id_state_idx";

-- DropIndex
DROP INDEX "payment_invoice_id_idx";

-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "pay_link_id" UUID;

-- AlterTable
ALTER TABLE "credit_note" ADD COLUMN     "created_by" UUID;

-- AlterTable
ALTER TABLE "firm" ADD COLUMN     "reminder_days" INTEGER[] DEFAULT ARRAY[-3, 7]::INTEGER[];

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "agreement_id" UUID,
ADD COLUMN     "period_from" DATE,
ADD COLUMN     "period_to" DATE;

-- AlterTable
ALTER TABLE "invoice_line" ADD COLUMN     "agreement_item_id" UUID,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "receipt_number" TEXT,
ADD COLUMN     "refunded_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "payment_id" UUID,
    "credit_note_id" UUID,
    "refund_id" UUID,
    "dispute_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "state" "refund_state" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "refunded_on" DATE NOT NULL,
    "reason" TEXT,
    "stripe_refund_id" TEXT,
    "failure_code" TEXT,
    "recorded_by" UUID,
    "credited_invoice_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "form_key" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "stripe_dispute_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "reinstated" BOOLEAN NOT NULL DEFAULT false,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_line" (
    "checkout_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "checkout_line_pkey" PRIMARY KEY ("checkout_id","invoice_id")
);

-- CreateTable
CREATE TABLE "pay_link" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "contact_id" UUID,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "pay_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "read_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "period" "agreement_period" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "due_days" INTEGER NOT NULL DEFAULT 14,
    "next_on" DATE,
    "raises_drafts" BOOLEAN NOT NULL DEFAULT true,
    "signed_by_name" TEXT,
    "signed_on" DATE,
    "document_id" UUID,
    "replaces_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_item" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "detail" TEXT,
    "quantity_milli" BIGINT NOT NULL,
    "unit_minor" BIGINT NOT NULL,

    CONSTRAINT "agreement_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_question" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_id" UUID,
    "kind" "question_kind" NOT NULL,
    "state" "question_state" NOT NULL DEFAULT 'open',
    "asked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" UUID,

    CONSTRAINT "line_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_message" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "from_client" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "allocation_invoice_id_idx" ON "allocation"("invoice_id");

-- CreateIndex
CREATE INDEX "allocation_payment_id_idx" ON "allocation"("payment_id");

-- CreateIndex
CREATE INDEX "allocation_credit_note_id_idx" ON "allocation"("credit_note_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_form_key_key" ON "refund"("form_key");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_stripe_dispute_id_key" ON "dispute"("stripe_dispute_id");

-- CreateIndex
CREATE INDEX "dispute_payment_id_idx" ON "dispute"("payment_id");

-- CreateIndex
CREATE INDEX "checkout_line_invoice_id_idx" ON "checkout_line"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "pay_link_token_hash_key" ON "pay_link"("token_hash");

-- CreateIndex
CREATE INDEX "pay_link_invoice_id_idx" ON "pay_link"("invoice_id");

-- CreateIndex
CREATE INDEX "agreement_client_id_starts_on_idx" ON "agreement"("client_id", "starts_on" DESC);

-- CreateIndex
CREATE INDEX "agreement_next_on_idx" ON "agreement"("next_on");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_item_agreement_id_position_key" ON "agreement_item"("agreement_id", "position");

-- CreateIndex
CREATE INDEX "line_question_invoice_id_state_idx" ON "line_question"("invoice_id", "state");

-- CreateIndex
CREATE INDEX "line_question_client_id_state_idx" ON "line_question"("client_id", "state");

-- CreateIndex
CREATE INDEX "line_message_question_id_created_at_idx" ON "line_message"("question_id", "created_at");

-- CreateIndex
CREATE INDEX "reminder_client_id_sent_at_idx" ON "reminder"("client_id", "sent_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reminder_invoice_id_days_key" ON "reminder"("invoice_id", "days");

-- CreateIndex
CREATE INDEX "checkout_state_expires_at_idx" ON "checkout"("state", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_agreement_id_period_from_key" ON "invoice"("agreement_id", "period_from");

-- CreateIndex
CREATE UNIQUE INDEX "payment_receipt_number_key" ON "payment"("receipt_number");

-- CreateIndex
CREATE INDEX "payment_checkout_id_idx" ON "payment"("checkout_id");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_agreement_item_id_fkey" FOREIGN KEY ("agreement_item_id") REFERENCES "agreement_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_credit_note_id_fkey" FOREIGN KEY ("credit_note_id") REFERENCES "credit_note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout_line" ADD CONSTRAINT "checkout_line_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout_line" ADD CONSTRAINT "checkout_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_link" ADD CONSTRAINT "pay_link_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_item" ADD CONSTRAINT "agreement_item_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_question" ADD CONSTRAINT "line_question_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_question" ADD CONSTRAINT "line_question_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "invoice_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_message" ADD CONSTRAINT "line_message_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "line_question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is there already moves: a payment was for one invoice, a credit note's applied part was taken off its own. The tables'
-- owner is not asked by their policies for so long.

ALTER TABLE "payment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "checkout" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "credit_note" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "invoice" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ledger_entry" NO FORCE ROW LEVEL SECURITY;

INSERT INTO "allocation" (id, client_id, invoice_id, payment_id, amount_minor, created_at)
SELECT uuidv7(), client_id, invoice_id, id, amount_minor, created_at FROM "payment";

INSERT INTO "allocation" (id, client_id, invoice_id, credit_note_id, amount_minor, created_at)
SELECT uuidv7(), client_id, invoice_id, id, applied_minor, created_at FROM "credit_note"
WHERE invoice_id IS NOT NULL AND applied_minor > 0;

INSERT INTO "checkout_line" (checkout_id, invoice_id, client_id, amount_minor)
SELECT id, invoice_id, client_id, amount_minor FROM "checkout";

-- A refund was an entry of the ledger alone.
INSERT INTO "refund" (id, client_id, payment_id, state, currency, amount_minor, refunded_on, created_at, changed_at)
SELECT id, client_id, payment_id, 'succeeded', currency, amount_minor, "on", at, at FROM "ledger_entry"
WHERE kind = 'refund' AND payment_id IS NOT NULL;

INSERT INTO "allocation" (id, client_id, invoice_id, payment_id, refund_id, amount_minor, created_at)
SELECT uuidv7(), r.client_id, y.invoice_id, y.id, r.id, -r.amount_minor, r.created_at
FROM "refund" r JOIN "payment" y ON y.id = r.payment_id;

UPDATE "payment" y SET refunded_minor = r.amount
FROM (SELECT payment_id, sum(amount_minor) AS amount FROM "refund" GROUP BY payment_id) r WHERE r.payment_id = y.id;

-- What an invoice did not need was counted on it all the same; from here on it is the client's credit.
WITH beyond AS (
  SELECT i.id, i.client_id,
         i.paid_minor - CASE WHEN i.state = 'void' THEN 0 ELSE greatest(i.total_minor - i.credited_minor, 0) END AS amount,
         (SELECT y.id FROM "payment" y WHERE y.invoice_id = i.id AND y.state = 'succeeded'
           ORDER BY y.amount_minor DESC, y.id DESC LIMIT 1) AS payment_id
  FROM "invoice" i WHERE i.state <> 'draft'),
taken AS (
  INSERT INTO "allocation" (id, client_id, invoice_id, payment_id, amount_minor)
  SELECT uuidv7(), client_id, id, payment_id, -amount FROM beyond WHERE amount > 0 AND payment_id IS NOT NULL
  RETURNING invoice_id, amount_minor)
UPDATE "invoice" i SET paid_minor = i.paid_minor + taken.amount_minor FROM taken WHERE taken.invoice_id = i.id;

ALTER TABLE "payment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "checkout" FORCE ROW LEVEL SECURITY;
ALTER TABLE "credit_note" FORCE ROW LEVEL SECURITY;
ALTER TABLE "invoice" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ledger_entry" FORCE ROW LEVEL SECURITY;

ALTER TABLE "payment" DROP COLUMN "invoice_id";
ALTER TABLE "checkout" DROP COLUMN "invoice_id";
