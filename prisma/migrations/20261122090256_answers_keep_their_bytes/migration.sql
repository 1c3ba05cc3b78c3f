-- AlterTable
ALTER TABLE "idempotency_key" ALTER COLUMN "body" SET DATA TYPE JSON;
