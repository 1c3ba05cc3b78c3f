-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "suggests_passages" BOOLEAN NOT NULL DEFAULT true;
