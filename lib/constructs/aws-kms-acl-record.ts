import { ComplexList, ComplexObject } from "cdktf";

/** Permissions of one user or one group on a KMS, as CCKM lists them. Page: aws-kms. */
export class AwsKmsAclRecord extends ComplexObject {
  /** Id of the user, for a user's permissions. */
  get userId(): string {
    return this.getStringAttribute("user_id");
  }

  /** Name of the group, for a group's permissions. */
  get group(): string {
    return this.getStringAttribute("group");
  }

  /** Permitted actions. */
  get actions(): string[] {
    return this.getListAttribute("actions");
  }
}

/** A list of {@link AwsKmsAclRecord}. */
export class AwsKmsAclRecordList extends ComplexList {
  /** The record at an index, from 0. */
  get(index: number): AwsKmsAclRecord {
    return new AwsKmsAclRecord(this.terraformResource, this.terraformAttribute, this.wrapsSet, index);
  }
}
